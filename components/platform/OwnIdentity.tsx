/** On one's account: who one is at the identity provider, linking it, and ending that. */
import { ActionForm } from "@/components/ui/ActionForm";
import { AskOnce } from "@/components/ui/AskOnce";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { linkIdentityAction, unlinkIdentityAction } from "@/lib/platform/oidc/actions";
import type { OwnIdentity as Own } from "@/lib/platform/oidc/linking";
import { formatInstant } from "@/lib/time/format-instant";

/** `fault`: why linking came to nothing, in a sentence. */
export function OwnIdentity({ own: { provider, linked, hasOtherWay }, fault }: { own: Own; fault: string | null }) {
  return (
    <Section id="identity" title={`Signing in with ${provider}`}>
      {fault && (
        <p role="alert" className="t-ui mb-3 max-w-measure text-st-contested">
          {fault}
        </p>
      )}
      {linked ? (
        <>
          <p className="t-small mb-3 max-w-measure text-ink-2">
            <bdi>{linked.label}</bdi> signs in to this account. It was linked on{" "}
            {formatInstant(linked.since, "UTC", "day")}
            {linked.usedAt && ` and used last on ${formatInstant(linked.usedAt, "UTC", "day")}`}.
          </p>
          {hasOtherWay ? (
            <AskOnce
              summary="Unlink it"
              about="Other browsers that it opened are signed out. You can link it again here."
            >
              <ActionForm action={unlinkIdentityAction} className="grid justify-items-start gap-3">
                <SubmitButton variant="danger" pending="Unlinking…">
                  Unlink
                </SubmitButton>
              </ActionForm>
            </AskOnce>
          ) : (
            <p className="t-small max-w-measure text-ink-2">
              It is your only way in: to unlink it, make a passkey or set a password first.
            </p>
          )}
        </>
      ) : (
        <ActionForm action={linkIdentityAction} className="grid justify-items-start gap-3">
          <p className="t-small max-w-measure text-ink-2">
            Linked, the account that you have there signs you in here, without a password of Parley’s.
          </p>
          <SubmitButton variant="secondary" pending="Going there…">
            Link it
          </SubmitButton>
        </ActionForm>
      )}
    </Section>
  );
}
