/** Records a step in a round's life, or corrects one: when, by whom, why, and when the talks are to begin or go on. */
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Choices } from "@/components/ui/Choices";
import { DateField } from "@/components/ui/DateField";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import type { PartyView } from "@/lib/parties/queries";
import { recordRoundEventAction } from "@/lib/rounds/actions";
import type { RoundEventView } from "@/lib/rounds/queries";
import type { RoundEvent } from "@/lib/rounds/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";

type Props = {
  roundId: string;
  kind: RoundEvent;
  /** The event that is corrected; left out for a new one. */
  event?: RoundEventView | undefined;
  parties: readonly Pick<PartyView, "id" | "name">[];
  /** The part that all record forms have in common. */
  fieldset: ReactNode;
};

/** What the button says it does. */
export const roundActs: Record<RoundEvent, string> = {
  scheduled: "Schedule",
  opened: "Open",
  paused: "Pause",
  resumed: "Resume",
  concluded: "Conclude",
  collapsed: "Record a collapse",
};

export function RoundEventForm({ roundId, kind, event, parties, fieldset }: Props) {
  return (
    <ActionForm
      action={recordRoundEventAction}
      keepAs={`round event ${event?.record.id ?? `${roundId} ${kind}`}`}
      className="grid gap-4"
    >
      <input type="hidden" name="roundId" value={roundId} />
      <input type="hidden" name="event" value={kind} />
      <FormColumns aside={fieldset}>
        {kind === "scheduled" && (
          <DateField
            name="plannedOpening"
            label="Opening planned for"
            hint="As well as it is known: 2 Mar 2019, March 2019"
            defaultValue={inWords(event?.plannedOpening)}
          />
        )}
        {kind === "paused" && (
          <DateField
            name="plannedResumption"
            label="Resumption planned for"
            hint="As well as it is known: 2 Mar 2019, March 2019"
            defaultValue={inWords(event?.plannedResumption)}
          />
        )}
        <Field name="why" label="Why">
          <TextInput defaultValue={event?.why ?? undefined} />
        </Field>
        {parties.length > 0 && (
          <Choices
            name="byPartyIds[]"
            legend="By whom"
            hint="None, where it was common or is not known"
            many
            inRow
            defaultValue={event?.byPartyIds ?? []}
            choices={parties.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </FormColumns>
      <div>
        <SubmitButton pending="Recording…">{event ? "Record the correction" : roundActs[kind]}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function inWords(date: string | null | undefined): string {
  return date ? formatFuzzy(requireFuzzyDate(date), "UTC") : "";
}
