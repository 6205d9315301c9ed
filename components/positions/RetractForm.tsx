/** Takes back the position on record; it stays in the history, struck through, with the reason given here. */
import Link from "next/link";
import { SignInAgain } from "@/components/ui/SignInAgain";
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { retractPositionAction } from "@/lib/positions/actions";

type Props = { negotiationId: string; recordId: string; cellHref: string };

export function RetractForm({ negotiationId, recordId, cellHref }: Props) {
  return (
    <section aria-labelledby="position-form" className="border-t border-rule pt-3">
      <h3 id="position-form" data-form-title tabIndex={-1} className="t-head scroll-mt-4">
        Take this record back
      </h3>
      <p className="t-small mt-1 text-ink-2">
        For what should never have been recorded. It stays in the history, struck through; what was held before holds
        again.
      </p>
      <ActionForm action={retractPositionAction.bind(null, cellHref)} className="mt-3 grid gap-4">
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <input type="hidden" name="recordId" value={recordId} />
        <Field name="reason" label="Why" required>
          <TextInput />
        </Field>
        <SignInAgain />
        <div className="flex flex-wrap items-center gap-2">
          <SubmitButton variant="danger" pending="Taking back…">
            Take it back
          </SubmitButton>
          <Link href={cellHref} scroll={false} className="link px-3 py-1">
            Keep it
          </Link>
        </div>
      </ActionForm>
    </section>
  );
}
