import { ActionForm } from "@/components/ui/ActionForm";
import { AskOnce } from "@/components/ui/AskOnce";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { leaveNegotiationAction } from "@/lib/negotiations/actions";
import { keptPlaces } from "./MemberPanel";

type Props = {
  negotiationId: string;
  /** The names of the compartments that nobody else is in. */
  aloneIn: readonly string[];
};

export function LeaveForm({ negotiationId, aloneIn }: Props) {
  return (
    <Section title="Your membership">
      <AskOnce
        className="mt-2"
        summary="Leave this negotiation"
        about={
          <>
            You no longer find it, and an owner has to let you in again. What you recorded stays.
            {aloneIn.length > 0 && ` Mind that ${keptPlaces(aloneIn)}`}
          </>
        }
      >
        <ActionForm action={leaveNegotiationAction} className="grid justify-items-start gap-3">
          <input type="hidden" name="negotiationId" value={negotiationId} />
          <SubmitButton variant="danger" pending="Leaving…">
            Leave
          </SubmitButton>
        </ActionForm>
      </AskOnce>
    </Section>
  );
}
