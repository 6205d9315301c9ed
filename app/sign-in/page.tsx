import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { redirect } from "next/navigation";
import { DemoPeople } from "@/components/platform/DemoPeople";
import { EntranceFrame } from "@/components/platform/EntranceFrame";
import { ProviderSignIn } from "@/components/platform/ProviderSignIn";
import { PasskeySignIn } from "@/components/platform/PasskeySignIn";
import { SignInForm } from "@/components/platform/SignInForm";
import { NothingKept } from "@/components/shell/KeptOwner";
import { Answer } from "@/components/ui/Answer";
import { currentActor } from "@/lib/platform/current-actor";
import { env } from "@/lib/platform/env";
import { isDemo } from "@/lib/platform/installation";
import { canUsePasskeys } from "@/lib/platform/passkeys";
import { faultInWords, readFault } from "@/lib/platform/oidc/faults";
import { paths, safeReturn } from "@/lib/platform/paths";
import { isSealed } from "@/lib/platform/seal";

export const metadata: Metadata = { title: "Sign in" };

type Asked = Partial<Record<"callbackUrl" | "error" | "fault" | "left", string | string[]>>;

type Props = { searchParams: Promise<Asked> };

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error, fault: said, left } = await searchParams;
  const backTo = safeReturn(typeof callbackUrl === "string" ? callbackUrl : null);
  if (await currentActor()) redirect(backTo);
  const hasDemo = await isDemo();
  const provider = env.oidc;
  const fault = readFault(said);
  return (
    <EntranceFrame beside={hasDemo && <DemoPeople />}>
      {!(await isSealed()) && <NothingKept />}
      <Answer>Where does the deal stand, and how do we know?</Answer>
      {provider && (
        <ProviderSignIn
          name={provider.name}
          backTo={backTo}
          fault={fault && faultInWords(fault, provider)}
          hasLeft={left === "provider"}
        />
      )}
      <SignInForm
        isSecond={provider !== null}
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
