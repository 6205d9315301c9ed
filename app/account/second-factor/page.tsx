import type { Metadata } from "next";
import { OwnPasskeys } from "@/components/platform/OwnPasskeys";
import { EntranceFrame } from "@/components/platform/EntranceFrame";
import { SecondFactor } from "@/components/platform/SecondFactor";
import { SignOutButton } from "@/components/shell/SignOutButton";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { Link } from "@/components/ui/Link";
import { requireSignIn } from "@/lib/platform/current-actor";
import { firstFactorOf, ownIdentity } from "@/lib/platform/oidc/linking";
import { paths, safeReturn } from "@/lib/platform/paths";
import { canUsePasskeys, ownPasskeys } from "@/lib/platform/passkeys";
import { type OwnSecondFactor, ownSecondFactor } from "@/lib/platform/second-factor";
import { AccountFrame } from "../AccountFrame";

export const metadata: Metadata = { title: "Second factor" };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

function answer({ app, isOn }: OwnSecondFactor, alone: string): string {
  if (app.is === "begun") return "Give your app the secret, and type its code.";
  return isOn ? `Signing in asks for more than ${alone.replace("Your", "your")}.` : `${alone} alone signs you in.`;
}

const othersOut = "Your other browsers are signed out once you have one.";

export default async function SecondFactorPage({ searchParams }: Props) {
  const { callbackUrl } = await searchParams;
  const { actor, lacksFactor } = await requireSignIn();
  const factor = await ownSecondFactor(actor, new Date());
  const alone = firstFactorOf(await ownIdentity(actor));
  const backTo = typeof callbackUrl === "string" ? safeReturn(callbackUrl) : lacksFactor ? paths.home : paths.account;
  const passkeys = canUsePasskeys() && <OwnPasskeys passkeys={await ownPasskeys(actor)} backTo={backTo} />;
  const steps = <SecondFactor factor={factor} passkeys={passkeys} backTo={backTo} />;
  // Who may do nothing else yet sees nothing else.
  if (lacksFactor)
    return (
      <EntranceFrame>
        <Answer>{factor.app.is === "begun" ? answer(factor, alone) : "Everybody needs a second factor here."}</Answer>
        {factor.app.is === "none" && <p className="text-ink-2">Set yours up, and go on where you were. {othersOut}</p>}
        {steps}
        <SignOutButton />
      </EntranceFrame>
    );
  return (
    <AccountFrame actor={actor}>
      <div className="grid gap-1 py-4">
        <Answer>{answer(factor, alone)}</Answer>
        <MetaLine>
          <Link className="link" href={paths.account}>
            Your account
          </Link>
        </MetaLine>
        {!factor.isOn && <MetaLine>{othersOut}</MetaLine>}
      </div>
      <div className="pt-2">{steps}</div>
    </AccountFrame>
  );
}
