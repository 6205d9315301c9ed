/** Saves a package that was put together: what it is called, why, and what all records have in common. */
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { FormColumns } from "@/components/ui/FormColumns";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { recordPackageAction } from "@/lib/packages/actions";
import type { PackageView } from "@/lib/packages/queries";
import type { Choice } from "@/lib/packages/rules";

type Props = {
  slug: string;
  choices: readonly Choice[];
  /** The package that it takes the place of; left out for a new one. */
  saved?: PackageView | undefined;
  isChange?: boolean;
  /** The part that all record forms have in common. */
  fieldset: ReactNode;
};

export function PackageForm({ slug, choices, saved, isChange = false, fieldset }: Props) {
  return (
    <ActionForm action={recordPackageAction} keepAs={`package ${saved?.record.id ?? "new"}`} className="grid gap-4">
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="choices:json" value={JSON.stringify(choices)} data-kept-elsewhere="" />
      {saved && isChange && <input type="hidden" name="packageId" value={saved.id} />}
      <FormColumns aside={fieldset}>
        <Field name="title" label="What it is called" required hint="A few words by which colleagues will know it">
          <TextInput defaultValue={saved?.title} />
        </Field>
        <Field name="why" label="Why it is worth a try">
          <TextArea rows={3} defaultValue={saved?.why ?? undefined} />
        </Field>
      </FormColumns>
      <div>
        <SubmitButton pending="Saving…">Save</SubmitButton>
      </div>
    </ActionForm>
  );
}
