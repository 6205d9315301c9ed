/** Changes who may see records that stand: one from its form, or several of a session at once. */
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { markRecordsAction } from "@/lib/activity/actions";

type Markable = { recordId: string; label: ReactNode };

type Props = {
  negotiationId: string;
  /** The one record, or those to choose from. */
  records: readonly Markable[];
  /** How they are marked now; null: all members see them. Undefined: not all alike. */
  compartmentId?: string | null;
  /** The reader's own compartments. */
  compartments: readonly { id: string; name: string }[];
  /** What unfolds it: "Change who may see its entries"; left out, it is about the one record. */
  summary?: string;
  /** What is not among those to choose from, and why. */
  hint?: string;
};

export function MarkForm({ negotiationId, records, compartmentId, compartments, summary, hint }: Props) {
  const audiences = compartments
    .filter(({ id }) => id !== compartmentId)
    .map(({ id, name }) => ({ value: id, label: `Only ${name}` }));
  if (records.length === 0 || (audiences.length === 0 && compartmentId === null)) return null;
  const [only] = records;
  const toAll = compartmentId === null ? {} : { empty: "All members" };
  return (
    <details className="mt-3 border-t border-rule pt-3 print:hidden">
      <summary className="w-fit text-accent max-md:py-3">{summary ?? "Change who may see it"}</summary>
      <ActionForm action={markRecordsAction} className="mt-3 grid max-w-xl gap-4">
        {compartmentId === null && (
          <p className="t-small text-ink-2">
            What was said so far stays readable to whoever could read it: struck through in the history and in the
            activity. Only what is written from now on is kept from them.
          </p>
        )}
        <input type="hidden" name="negotiationId" value={negotiationId} />
        {records.length === 1 && only ? (
          <input type="hidden" name="recordIds[]" value={only.recordId} />
        ) : (
          <Choices
            name="recordIds[]"
            legend="Which entries"
            many
            all="All of them"
            hint={hint}
            choices={records.map(({ recordId, label }) => ({ value: recordId, label }))}
          />
        )}
        <Field name="compartmentId" label={`Who may see ${records.length > 1 ? "them" : "it"} from now on`} required>
          <Select {...toAll} options={audiences} />
        </Field>
        <Field
          name="reason"
          label="Why"
          hint="Whoever saw it until now reads this reason beside the words that were retracted: it must not tell what they may not know."
          required
        >
          <TextInput />
        </Field>
        <div>
          <SubmitButton pending="Marking…">Mark</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
