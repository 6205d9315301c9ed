/** The part that all record forms have in common: since when it holds, how we know, who may see it, what it corrects. */
import { Checkbox } from "@/components/ui/Choices";
import { DateField } from "@/components/ui/DateField";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { CitationFields, type SourceOption } from "./CitationFields";
import { MarkingNote } from "./MarkingNote";
import type { RecordDefaults } from "./recordDefaults";

type Props = {
  negotiationId: string;
  sources: readonly SourceOption[];
  /** The reader's own compartments; with none the marking is not asked for. */
  compartments: readonly CompartmentView[];
  /** Given for a correction. It keeps its marking, and is asked for a reason. */
  defaults?: RecordDefaults | null;
  /** What the date says of this noun: "Said on". */
  heldLabel?: string;
  heldHint?: string;
  /** The day that a new record is dated to when nothing is written, as text. */
  heldFrom?: string;
  /** For a source, which rests on an origin and not on other sources. */
  hasCitations?: boolean;
};

export function RecordFieldset({
  negotiationId,
  sources,
  compartments,
  defaults,
  hasCitations = true,
  ...date
}: Props) {
  const { heldLabel = "Held since", heldHint, heldFrom } = date;
  const marked = compartments.find(({ id }) => id === defaults?.compartmentId);
  return (
    <div className="grid gap-4">
      <input type="hidden" name="negotiationId" value={negotiationId} />
      {defaults && <input type="hidden" name="supersedesId" value={defaults.supersedesId} />}
      {defaults?.sessionId && <input type="hidden" name="sessionId" value={defaults.sessionId} />}
      {defaults?.compartmentId && <input type="hidden" name="compartmentId" value={defaults.compartmentId} />}
      <div>
        <DateField
          name="heldFrom"
          label={heldLabel}
          {...(heldHint === undefined ? {} : { hint: heldHint })}
          defaultValue={defaults?.heldFrom ?? heldFrom ?? ""}
        />
        <Checkbox
          name="isDateInferred"
          label="The date is worked out, not given by the source"
          defaultChecked={defaults?.isDateInferred ?? false}
        />
      </div>
      {hasCitations && (
        <fieldset className="grid gap-3 border-t border-rule-2 pt-3">
          <legend className="sr-only">How we know</legend>
          <CitationFields sources={sources} citations={defaults?.citations ?? []} />
        </fieldset>
      )}
      {!defaults && compartments.length > 0 && (
        <Field
          name="compartmentId"
          label="Who may see it"
          hint="A marked record exists for the members of its compartment alone."
        >
          <Select
            empty="All members"
            options={compartments.map(({ id, name }) => ({ value: id, label: `Only ${name}` }))}
          />
        </Field>
      )}
      {defaults && <MarkingNote compartment={marked} />}
      {defaults && (
        <Field name="reason" label="Why it is corrected" hint="Stays on record beside the old wording.">
          <TextInput />
        </Field>
      )}
    </div>
  );
}
