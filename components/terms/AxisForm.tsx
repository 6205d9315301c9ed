/** Gives a term that has no quantity one: a change of the term, which was not wrong until now. */
import type { ReactNode } from "react";
import { writingOn } from "@/components/negotiations/presence/writingOn";
import { ActionForm } from "@/components/ui/ActionForm";
import { FormColumns } from "@/components/ui/FormColumns";
import { RecordButtons } from "@/components/ui/RecordButtons";
import { giveAxisAction } from "@/lib/terms/actions";
import type { TermView } from "@/lib/terms/queries";
import { AxisFields } from "./AxisFields";

type Props = {
  term: TermView;
  /** The part that all record forms have in common. */
  fieldset: ReactNode;
};

export function AxisForm({ term, fieldset }: Props) {
  const { number, title, summary, kind, parentId, rank, isUnilateral } = term;
  const asItIs = { number, title, summary, kind, parentId, rank, ...(isUnilateral ? { isUnilateral: "on" } : {}) };
  return (
    <ActionForm
      action={giveAxisAction}
      keepAs={`axis ${term.record.id}`}
      className="grid gap-4"
      {...writingOn("term", term.id)}
    >
      <input type="hidden" name="termId" value={term.id} />
      {Object.entries(asItIs).map(
        ([name, value]) => value !== null && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <FormColumns aside={fieldset}>
        <AxisFields unit={null} label={null} baseline={null} isAsked />
      </FormColumns>
      <RecordButtons />
    </ActionForm>
  );
}
