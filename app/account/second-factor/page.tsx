import type { Metadata } from "next";
import type { ReactNode } from "react";
import { EntranceFrame } from "@/components/platform/EntranceFrame";
import { SecondFactor } from "@/components/platform/SecondFactor";
import { SignOutButton } from "@/components/shell/SignOutButton";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { Link } from "@/components/ui/Link";
import { requireSignIn } from "@/lib/platform/current-actor";
import { paths, safeReturn } from "@/lib/platform/paths";
import { type OwnSecondFactor, ownSecondFactor } from "@/lib/platform/second-factor";
import { formatInstant } from "@/lib/time/format-date";
import { AccountFrame } from "../AccountFrame";

export const metadata: Metadata = { title: "Second factor" };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

const answers: Record<OwnSecondFactor["is"], string> = {
  none: "Your password alone signs you in.",
  begun: "Give your app the secret, and type its code.",
  on: "Signing in asks for a code after your password.",
};

export default async function SecondFactorPage({ searchParams }: Props) {
  const { callbackUrl } = await searchParams;
  const { actor, lacksFactor } = await requireSignIn();
  const factor = await ownSecondFactor(actor, new Date());
  const backTo = typeof callbackUrl === "string" ? safeReturn(callbackUrl) : lacksFactor ? paths.home : paths.account;
  const steps = <SecondFactor factor={factor} backTo={backTo} />;
  // Who may do nothing else yet sees nothing else.
  if (lacksFactor)
    return (
      <EntranceFrame>
        <Answer>{factor.is === "begun" ? answers.begun : "Everybody needs a second factor here."}</Answer>
        {factor.is === "none" && <p className="text-ink-2">Set yours up, and go on where you were.</p>}
        {steps}
        <SignOutButton />
      </EntranceFrame>
    );
  return (
    <AccountFrame actor={actor}>
      <div className="grid gap-1 py-4">
        <Answer>{answers[factor.is]}</Answer>
        <MetaLine>{line(factor)}</MetaLine>
      </div>
      <div className="pt-2">{steps}</div>
    </AccountFrame>
  );
}

function line(factor: OwnSecondFactor): ReactNode {
  return (
    <>
      {factor.is === "on" && `Since ${formatInstant(factor.since, "UTC", "day")}. `}
      <Link className="link" href={paths.account}>
        Your account
      </Link>
    </>
  );
}
