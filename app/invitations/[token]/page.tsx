import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { notFound } from "next/navigation";
import { AcceptForm, JoinForm } from "@/components/negotiations/JoinForms";
import { EntranceFrame } from "@/components/platform/EntranceFrame";
import { ProviderLink } from "@/components/platform/ProviderSignIn";
import { SignOutButton } from "@/components/shell/SignOutButton";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { type FoundInvitation, findInvitation } from "@/lib/negotiations/queries-invitations";
import { closedInvitationSentences } from "@/lib/negotiations/rules";
import type { Actor } from "@/lib/platform/actor";
import { currentActor } from "@/lib/platform/current-actor";
import { env } from "@/lib/platform/env";
import { passwordHint } from "@/lib/platform/password-rules";
import { paths } from "@/lib/platform/paths";

export const metadata: Metadata = { title: "Invitation" };

type Props = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const found = await findInvitation(token);
  if (!found) notFound();
  const actor = await currentActor();
  return (
    <EntranceFrame>
      {found.state === "open" ? (
        <OpenInvitation token={token} actor={actor} {...found} />
      ) : (
        <>
          <Answer>{closedInvitationSentences[found.state]}</Answer>
          <MetaLine>Ask whoever sent it to you for another.</MetaLine>
        </>
      )}
    </EntranceFrame>
  );
}

type OpenProps = Extract<FoundInvitation, { state: "open" }> & { token: string; actor: Actor | null };

function OpenInvitation({ token, actor, negotiation, role, inviter }: OpenProps) {
  return (
    <>
      <div className="grid gap-2">
        <Answer>
          <bdi>{inviter}</bdi> invites you to <bdi>{negotiation}</bdi>.
        </Answer>
        <MetaLine>Your role there would be that of {role === "owner" ? "an owner" : `a ${role}`}.</MetaLine>
      </div>
      {actor ? (
        <>
          <p>
            You are signed in as <bdi>{actor.name}</bdi>, {actor.email}.
          </p>
          <AcceptForm token={token} />
          <div>
            <p className="t-small text-ink-2">Not you? Sign out, and open the link again.</p>
            <div className="-ml-3">
              <SignOutButton />
            </div>
          </div>
        </>
      ) : (
        <>
          <p>
            With an account,{" "}
            <Link href={paths.signIn(paths.invitation(token))} className="link">
              sign in
            </Link>{" "}
            and accept. Without one, make it here.
          </p>
          {env.oidc && <ProviderLink name={env.oidc.name} backTo={paths.invitation(token)} variant="secondary" />}
          <JoinForm token={token} passwordHint={passwordHint} />
        </>
      )}
    </>
  );
}
