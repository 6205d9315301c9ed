/** What the last check of the chain found and who asked for it, with a button for another. */
import { ActionForm } from "@/components/ui/ActionForm";
import { MetaLine } from "@/components/ui/Answer";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { checkChainAction } from "@/lib/activity/actions";
import { type ChainCheck, chainInWords } from "@/lib/activity/rules/check";

type Props = { check: ChainCheck | null; negotiationId: string; timeZone: string };

export function ChainNote({ check, negotiationId, timeZone }: Props) {
  return (
    <>
      <MetaLine className="mt-1">{chainInWords(check, timeZone)}</MetaLine>
      <ActionForm action={checkChainAction} className="mt-3 print:hidden">
        <input type="hidden" name="negotiationId" value={negotiationId} />
        <SubmitButton variant="secondary" pending="Going through the chain…">
          {check ? "Check the chain again" : "Check the chain"}
        </SubmitButton>
      </ActionForm>
    </>
  );
}
