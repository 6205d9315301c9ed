/** The part that all record forms have in common: since when it holds, how we know, who may see it, what it corrects. */
import { Checkbox } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { SourceOption } from "./CitationFields";
import { CitationFields, SinceField } from "./lazy";
import { MarkingField } from "./MarkingField";
import { MarkingNote } from "./MarkingNote";
import type { RecordDefaults } from "./recordDefaults";
import { SeenFields } from "./SeenFields";

type Props = {
  negotiationId: string;
  /** The newest record that the writer can have seen: `opened.newestRecordId`. */
  seenRecordId: string | null;
  sources: readonly SourceOption[];
  /** The reader's own compartments; with none the marking is not asked for. */
  compartments: readonly CompartmentView[];
  /** Given where the form starts from a record. What comes of it keeps that record's marking. */
  defaults?: RecordDefaults | null;
  /** The compartment that a new record starts out in: that of the one whose words it starts from. */
  startsIn?: string | null;
  /** The new record holds beside the old one, from its own day on, and does not correct it. */
  isChange?: boolean;
  /** What the date says of this noun: "Said on". */
  heldLabel?: string;
  heldHint?: string;
  /** The day that a new record is dated to when nothing is written, as text. */
  heldFrom?: string;
  /** For a source, which rests on an origin and not on other sources. */
  hasCitations?: boolean;
  /** Its date may have been worked out from what a source says. */
  isDated?: boolean;
};

export function RecordFieldset({
  negotiationId,
  seenRecordId,
  sources,
  compartments,
  defaults,
  startsIn = null,
  isChange = false,
  heldLabel = "Held since",
  heldHint,
  heldFrom,
  hasCitations = true,
  isDated = true,
}: Props) {
  const corrected = isChange ? null : defaults;
  const marked = compartments.find(({ id }) => id === defaults?.compartmentId);
  return (
    <div className="grid gap-4">
      <input type="hidden" name="negotiationId" value={negotiationId} />
      <SeenFields supersedesId={corrected?.supersedesId ?? null} seenRecordId={seenRecordId} />
      {corrected?.sessionId && <input type="hidden" name="sessionId" value={corrected.sessionId} />}
      {defaults?.compartmentId && <input type="hidden" name="compartmentId" value={defaults.compartmentId} />}
      <div>
        <SinceField
          name="heldFrom"
          label={heldLabel}
          isCorrection={corrected !== null && corrected !== undefined}
          hint={heldHint ?? `25 Feb 2019, Jan 2019 or about 2018${defaults ? "" : "; left empty, the present"}`}
          defaultValue={corrected ? formatFuzzy(requireFuzzyDate(corrected.heldFrom), "UTC") : (heldFrom ?? "")}
        />
        {(isDated || corrected?.isDateInferred) && (
          <Checkbox
            name="isDateInferred"
            label="The date is worked out, not given by the source"
            defaultChecked={corrected?.isDateInferred ?? false}
          />
        )}
      </div>
      {hasCitations && (
        <fieldset className="grid gap-3 border-t border-rule-2 pt-3">
          <legend className="sr-only">How we know</legend>
          <CitationFields sources={sources} citations={corrected?.citations ?? []} />
        </fieldset>
      )}
      {!defaults && (
        <MarkingField
          compartments={compartments}
          startsIn={startsIn}
          hint="A marked record exists for the members of its compartment alone."
        />
      )}
      {defaults && <MarkingNote compartment={marked} />}
      {corrected && (
        <Field name="reason" label="Why it is corrected" hint="Stays on record beside the old wording.">
          <TextInput />
        </Field>
      )}
    </div>
  );
}
