/** What a new session is asked before its notes begin: little, since all of it can be changed while it is logged. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Checkbox } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { beginDraftAction } from "@/lib/logbook/actions";
import type { Materials } from "@/lib/logbook/rules/materials";
import type { Beginning } from "@/lib/logbook/rules/new-draft";
import {
  roundStateLabels,
  sessionFormatLabels,
  sessionFormatMeanings,
  sessionFormats,
  trackLabels,
  trackMeanings,
  tracks,
} from "@/lib/rounds/rules";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { HeldField } from "./HeldField";

type Props = {
  negotiationId: string;
  rounds: Materials["rounds"];
  beginning: Beginning;
  zones: readonly string[];
  /** The negotiation's present. */
  today: FuzzyDate;
};

export function BeginSessionForm({ negotiationId, rounds, beginning, zones, today }: Props) {
  const hasRounds = rounds.length > 0;
  return (
    <ActionForm action={beginDraftAction} className="group grid max-w-2xl gap-5">
      <input type="hidden" name="negotiationId" value={negotiationId} />
      {hasRounds && (
        <Field name="roundId" label="Round" required>
          <Select
            empty="A new round"
            defaultValue={beginning.roundId ?? ""}
            options={rounds.map(({ id, number, title, state }) => ({
              value: id,
              label: `${number}: ${title} (${roundStateLabels[state].toLowerCase()})`,
            }))}
          />
        </Field>
      )}
      <fieldset
        className={
          hasRounds
            ? "hidden gap-5 border-l-2 border-rule-2 pl-4 group-has-[[name=roundId]_option[value='']:checked]:grid"
            : "grid gap-5"
        }
      >
        <legend className="sr-only">The new round</legend>
        <div className="grid gap-5 md:grid-cols-[8rem_minmax(0,1fr)]">
          <Field name="roundNumber" label="Number of the round" required>
            <TextInput inputMode="numeric" defaultValue={beginning.roundNumber} />
          </Field>
          <Field name="roundTitle" label="Title of the round" required>
            <TextInput dir="auto" placeholder="Doha talks, February 2019" />
          </Field>
        </div>
        <Field name="track" label="Track" required>
          <Select
            defaultValue={beginning.track}
            options={tracks.map((value) => ({ value, label: `${trackLabels[value]}: ${trackMeanings[value]}` }))}
          />
        </Field>
      </fieldset>
      <Field
        name="title"
        label="What the session is called"
        hint="As in: Opening session with the Taliban. Without a name it is called by its format and venue."
      >
        <TextInput dir="auto" />
      </Field>
      <div className="grid gap-5 md:grid-cols-2">
        <Field name="format" label="Format" required>
          <Select
            defaultValue={beginning.format}
            options={sessionFormats.map((value) => ({
              value,
              label: `${sessionFormatLabels[value]}: ${sessionFormatMeanings[value]}`,
            }))}
          />
        </Field>
        <div>
          <HeldField initial={beginning.held} today={today} />
          <Checkbox name="isDateInferred" label="Worked out, not given by a source" />
        </div>
        <Field name="venue" label="Venue" required>
          <TextInput dir="auto" defaultValue={beginning.venue} />
        </Field>
        <Field name="timeZone" label="Time zone of the venue" required>
          <TextInput list="zones" defaultValue={beginning.timeZone} autoComplete="off" spellCheck={false} />
        </Field>
      </div>
      <datalist id="zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <div>
        <SubmitButton pending="Opening…">Begin the notes</SubmitButton>
      </div>
    </ActionForm>
  );
}
