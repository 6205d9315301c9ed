import type { Metadata } from "next";
import { UnsubscribeForm } from "@/components/inbox/UnsubscribeForm";
import { EntranceFrame } from "@/components/platform/EntranceFrame";
import { Answer } from "@/components/ui/Answer";
import { Link } from "@/components/ui/Link";
import { isUnsubscribeToken } from "@/lib/inbox/unsubscribing";
import { paths } from "@/lib/platform/paths";

// The address is a key: it is told to no other site.
export const metadata: Metadata = { title: "No more such mail", referrer: "no-referrer" };

/** Says nothing of whose mail it is: whoever was passed it on learns no name. */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const holds = await isUnsubscribeToken(token);
  return (
    <EntranceFrame>
      {holds ? (
        <UnsubscribeForm token={token} />
      ) : (
        <>
          <Answer>This address ends nothing any more.</Answer>
          <p className="t-note text-ink-2">
            It is too old, or was ended under Account. There you choose how you are told by mail.
          </p>
        </>
      )}
      <p>
        <Link className="link" href={paths.mailSettings}>
          Sign in and choose
        </Link>
      </p>
    </EntranceFrame>
  );
}
