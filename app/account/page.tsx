import type { Metadata } from "next";
import { OwnWebhooks } from "@/components/exchange/OwnWebhooks";
import { MailSettings } from "@/components/inbox/MailSettings";
import { OpenSignIns } from "@/components/platform/OpenSignIns";
import { CalendarAddress } from "@/components/platform/CalendarAddress";
import { OwnTokens } from "@/components/platform/OwnTokens";
import { OwnIdentity } from "@/components/platform/OwnIdentity";
import { PresenceForm } from "@/components/platform/PresenceForm";
import { SecondFactorNote } from "@/components/platform/SecondFactorNote";
import { ChangePasswordForm } from "@/components/platform/PasswordForms";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { Section } from "@/components/ui/Section";
import { ownWebhooks } from "@/lib/exchange/queries-webhooks";
import { ownMail } from "@/lib/inbox/queries-mail";
import { isPresenceShown, openSignIns } from "@/lib/platform/account";
import { requireActor } from "@/lib/platform/current-actor";
import { env } from "@/lib/platform/env";
import { canSendMail } from "@/lib/platform/mail";
import { followedNegotiations } from "@/lib/negotiations/queries";
import { ownTokens } from "@/lib/platform/own-tokens";
import { ownCalendar } from "@/lib/platform/own-calendar";
import { faultInWords, readFault } from "@/lib/platform/oidc/faults";
import { firstFactorOf, ownIdentity } from "@/lib/platform/oidc/linking";
import { passwordHint } from "@/lib/platform/password-rules";
import { ownSecondFactor } from "@/lib/platform/second-factor";
import { zoneChoices } from "@/lib/time/zone-list";
import { AccountFrame } from "./AccountFrame";

export const metadata: Metadata = { title: "Account" };

type Props = { searchParams: Promise<{ fault?: string | string[] }> };

export default async function AccountPage({ searchParams }: Props) {
  const actor = await requireActor();
  const fault = readFault((await searchParams).fault);
  const now = new Date();
  const signIns = await openSignIns(actor);
  const webhooks = await ownWebhooks(actor);
  const identity = await ownIdentity(actor);
  return (
    <AccountFrame actor={actor}>
      <div className="grid gap-1 py-4">
        <Answer>{answer(signIns.length - 1)}</Answer>
        <MetaLine>
          <bdi>{actor.name}</bdi>, {actor.email}
        </MetaLine>
      </div>
      <div className="grid gap-x-16 gap-y-10 pt-2 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid content-start gap-10">
          <OpenSignIns
            signIns={signIns}
            now={now}
            about={endsByItself()}
            hasSending={webhooks.some(({ state }) => state.is === "on")}
          />
          <OwnTokens tokens={await ownTokens(actor, now)} negotiations={await followedNegotiations(actor)} />
          <OwnWebhooks webhooks={webhooks} />
          <MailSettings own={await ownMail(actor)} zones={zoneChoices(now)} canSend={canSendMail()} />
        </div>
        <div className="grid content-start gap-10">
          {identity && env.oidc && <OwnIdentity own={identity} fault={fault && faultInWords(fault, env.oidc)} />}
          {(!identity || identity.passwordOpens) && (
            <Section title="Password" id="password">
              <p className="t-small mb-4 max-w-measure text-ink-2">
                Changing it signs every other browser out, ends your tokens and your calendar’s address, and stops your
                webhooks.
              </p>
              <ChangePasswordForm email={actor.email} hint={passwordHint} />
            </Section>
          )}
          <SecondFactorNote factor={await ownSecondFactor(actor, now)} alone={firstFactorOf(identity)} />
          <PresenceForm isShown={await isPresenceShown(actor)} />
          <CalendarAddress own={await ownCalendar(actor)} />
        </div>
      </div>
    </AccountFrame>
  );
}

function answer(others: number): string {
  if (others === 0) return "You are signed in here and nowhere else.";
  return others === 1
    ? "You are signed in here and in one other browser."
    : `You are signed in here and in ${others} other browsers.`;
}

function endsByItself(): string {
  const hours = env.signInIdleSeconds / 3600;
  const days = env.signInSeconds / 86_400;
  return `A browser is signed out by itself when it has not been used for ${count(hours, "hour")}, and ${count(days, "day")} after signing in.`;
}

function count(number: number, unit: string): string {
  return `${Number(number.toFixed(1))} ${unit}${number === 1 ? "" : "s"}`;
}
