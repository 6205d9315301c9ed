/** Records a round of talks, or corrects one. */
import type { ReactNode } from "react";
import { ZoneField } from "@/components/time/ZoneField";
import { ActionForm } from "@/components/ui/ActionForm";
import { Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { RecordButtons } from "@/components/ui/RecordButtons";
import { TextInput } from "@/components/ui/TextInput";
import { recordRoundAction } from "@/lib/rounds/actions";
import type { RoundView } from "@/lib/rounds/queries";
import { trackLabels, trackMeanings, tracks } from "@/lib/rounds/rules";
import type { ZoneChoice } from "@/lib/time/zone-meant";

type Props = {
  /** The round that is corrected, */
  round?: RoundView | undefined;
  /** or what a new one starts from. */
  start: { number: number; timeZone: string };
  zones: readonly ZoneChoice[];
  /** The part that all record forms have in common. */
  fieldset: ReactNode;
};

export function RoundForm({ round, start, zones, fieldset }: Props) {
  return (
    <ActionForm action={recordRoundAction} keepAs={`round ${round?.record.id ?? "new"}`} className="grid gap-4">
      <FormColumns aside={fieldset}>
        <div className="grid gap-4 md:grid-cols-[6rem_minmax(0,1fr)]">
          <Field name="number" label="Number" required>
            <TextInput inputMode="numeric" defaultValue={String(round?.number ?? start.number)} autoComplete="off" />
          </Field>
          <Field name="title" label="Title" required>
            <TextInput defaultValue={round?.title} autoComplete="off" placeholder="Doha talks, February 2019" />
          </Field>
        </div>
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="venue" label="Venue" required>
            <TextInput defaultValue={round?.venue} autoComplete="off" />
          </Field>
          <ZoneField
            name="timeZone"
            label="Time zone of the venue"
            defaultValue={round?.timeZone ?? start.timeZone}
            choices={zones}
          />
        </div>
        <Choices
          name="track"
          legend="Track"
          required
          defaultValue={round?.track ?? "track_1"}
          choices={tracks.map((track) => ({ value: track, label: trackLabels[track], hint: trackMeanings[track] }))}
        />
      </FormColumns>
      <RecordButtons canRepeat={!round} />
    </ActionForm>
  );
}
