import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CodeForm } from "@/components/platform/CodeForm";
import { EntranceFrame } from "@/components/platform/EntranceFrame";
import { PasskeySignIn } from "@/components/platform/PasskeySignIn";
import { Answer } from "@/components/ui/Answer";
import { Link } from "@/components/ui/Link";
import { carriedHalf } from "@/lib/platform/half-cookie";
import { findHalf } from "@/lib/platform/half-sign-in";
import { canUsePasskeys } from "@/lib/platform/passkeys";
import { paths, safeReturn } from "@/lib/platform/paths";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[]; by?: string | string[] }> };

export default async function CodePage({ searchParams }: Props) {
  const { callbackUrl, by } = await searchParams;
  const half = await carriedHalf();
  if (!half || !(await findHalf(half))) redirect(paths.signIn());
  const backTo = safeReturn(typeof callbackUrl === "string" ? callbackUrl : null);
  const isRecovery = by === "recovery";
  return (
    <EntranceFrame>
      <Answer>{isRecovery ? "Sign in by a recovery code." : "Now your second factor."}</Answer>
      <CodeForm key={String(isRecovery)} backTo={backTo} isRecovery={isRecovery} />
      {canUsePasskeys() && <PasskeySignIn backTo={backTo} />}
      <p>
        <Link className="link" href={paths.signInCode(backTo, isRecovery ? undefined : "recovery")}>
          {isRecovery ? "Use your authenticator app" : "Use a recovery code"}
        </Link>
      </p>
      {isRecovery && (
        <p className="t-note text-ink-2">
          Whoever has lost both asks their administrator, who can take the second factor off.
        </p>
      )}
    </EntranceFrame>
  );
}
