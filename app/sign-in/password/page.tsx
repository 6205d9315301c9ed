import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { EntranceFrame } from "@/components/platform/EntranceFrame";
import { SetPasswordForm } from "@/components/platform/PasswordForms";
import { Answer } from "@/components/ui/Answer";
import { readPasswordLink } from "@/lib/platform/password-links";
import { passwordHint } from "@/lib/platform/password-rules";
import { paths } from "@/lib/platform/paths";

// The address is a key: it is told to no other site, and to no page of ours that does not need it.
export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

type Props = { searchParams: Promise<{ link?: string | string[] }> };

export default async function NewPasswordPage({ searchParams }: Props) {
  const { link } = await searchParams;
  const token = typeof link === "string" ? link : "";
  const whose = await readPasswordLink(token);
  return (
    <EntranceFrame>
      {whose ? (
        <>
          <Answer>Set a password for {whose.email}.</Answer>
          <SetPasswordForm email={whose.email} hint={passwordHint} link={token} />
        </>
      ) : (
        <>
          <Answer>This link sets no password any more.</Answer>
          <p className="t-note text-ink-2">It was used already, or its time is over.</p>
          <p>
            <Link className="link" href={paths.forgottenPassword}>
              Ask for a new link
            </Link>
          </p>
        </>
      )}
    </EntranceFrame>
  );
}
