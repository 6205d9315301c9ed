/** Records what joins two terms and why, or corrects the reason. */
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea } from "@/components/ui/TextInput";
import { recordLinkageAction } from "@/lib/terms/actions";
import type { LinkageView } from "@/lib/terms/queries";
import { type LinkageKind, linkageKinds, linkageLabels } from "@/lib/terms/rules";

type Props = {
  /** The linkage that is corrected; its ends stay. */
  linkage?: LinkageView | undefined;
  /** The term that a new one starts from. */
  fromTermId?: string | null;
  terms: readonly { id: string; number: string; title: string }[];
  fieldset: ReactNode;
};

const meanings: Record<LinkageKind, string> = {
  requires: "the first is not agreed without the second",
  trades_for: "one is given for the other",
  excludes: "both cannot be agreed",
};

export function LinkageForm({ linkage, fromTermId, terms, fieldset }: Props) {
  const options = terms.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }));
  return (
    <ActionForm action={recordLinkageAction} keepAs={`linkage ${linkage?.record.id ?? "new"}`} className="grid gap-4">
      <FormColumns aside={fieldset}>
        {linkage ? (
          <>
            <input type="hidden" name="fromTermId" value={linkage.fromTermId} />
            <input type="hidden" name="kind" value={linkage.kind} />
            <input type="hidden" name="toTermId" value={linkage.toTermId} />
          </>
        ) : (
          <>
            <Field name="fromTermId" label="Term" required>
              <Select empty="Choose a term" options={options} defaultValue={fromTermId ?? undefined} />
            </Field>
            <Field name="kind" label="How it is linked" required>
              <Select
                options={linkageKinds.map((kind) => ({
                  value: kind,
                  label: `${linkageLabels[kind]}: ${meanings[kind]}`,
                }))}
              />
            </Field>
            <Field name="toTermId" label="To which term" required>
              <Select empty="Choose a term" options={options} />
            </Field>
          </>
        )}
        <Field name="why" label="Why" required>
          <TextArea rows={3} defaultValue={linkage?.why} />
        </Field>
      </FormColumns>
      <div>
        <SubmitButton pending="Recording…">Record</SubmitButton>
      </div>
    </ActionForm>
  );
}
