import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { redirect } from "next/navigation";
import { DemoPeople } from "@/components/platform/DemoPeople";
import { EntranceFrame } from "@/components/platform/EntranceFrame";
import { PasskeySignIn } from "@/components/platform/PasskeySignIn";
import { SignInForm } from "@/components/platform/SignInForm";
import { NothingKept } from "@/components/shell/KeptOwner";
import { Answer } from "@/components/ui/Answer";
import { currentActor } from "@/lib/platform/current-actor";
import { isDemo } from "@/lib/platform/installation";
import { canUsePasskeys } from "@/lib/platform/passkeys";
import { paths, safeReturn } from "@/lib/platform/paths";
import { isSealed } from "@/lib/platform/seal";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  const backTo = safeReturn(typeof callbackUrl === "string" ? callbackUrl : null);
  if (await currentActor()) redirect(backTo);
  const hasDemo = await isDemo();
  return (
    <EntranceFrame beside={hasDemo && <DemoPeople />}>
      {!(await isSealed()) && <NothingKept />}
      <Answer>Where does the deal stand, and how do we know?</Answer>
      <SignInForm
        backTo={backTo}
        error={typeof error === "string" ? "That e-mail address and password do not belong together." : null}
      />
      {canUsePasskeys() && <PasskeySignIn backTo={backTo} />}
      <p>
        <Link className="link" href={paths.forgottenPassword}>
          Forgotten your password?
        </Link>
      </p>
    </EntranceFrame>
  );
}
