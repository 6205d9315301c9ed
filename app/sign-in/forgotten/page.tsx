import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { EntranceFrame } from "@/components/platform/EntranceFrame";
import { AskForLinkForm } from "@/components/platform/PasswordForms";
import { Answer } from "@/components/ui/Answer";
import { canSendMail } from "@/lib/platform/mail";
import { paths } from "@/lib/platform/paths";

export const metadata: Metadata = { title: "Forgotten password" };
// Whether there is a mail server is known where the app runs, not where it is built.
export const dynamic = "force-dynamic";

export default function ForgottenPasswordPage() {
  return (
    <EntranceFrame>
      {canSendMail() ? (
        <>
          <Answer>A link by mail lets you set a new password.</Answer>
          <AskForLinkForm />
        </>
      ) : (
        <>
          <Answer>Your administrator sets a new password for you.</Answer>
          <p className="t-note text-ink-2">
            This Parley sends no mail. Ask whoever manages its accounts for a link: it lets you set a new password,
            once.
          </p>
        </>
      )}
      <p>
        <Link className="link" href={paths.signIn()}>
          Back to signing in
        </Link>
      </p>
    </EntranceFrame>
  );
}
