/** The way to the inbox, at the top of every page, with how much of it is new. */
import { InboxCount } from "@/components/inbox/InboxCount";
import { KeyboardShortcuts } from "@/components/ui/KeyboardShortcuts";
import { Link } from "@/components/ui/Link";
import { inboxCount } from "@/lib/inbox/queries";
import type { Actor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

const shortcuts = [
  { keys: "g i", label: "your inbox", keywords: ["notifications", "mentions", "tasks"], href: paths.inbox() },
];

export async function InboxTool({ actor, isCurrent }: { actor: Actor; isCurrent?: boolean }) {
  const now = new Date();
  const count = await inboxCount(actor, now);
  return (
    <>
      <Link
        href={paths.inbox()}
        className="link-name flex items-center gap-1.5 py-1 max-md:min-h-11 print:hidden"
        aria-current={isCurrent ? "page" : undefined}
      >
        Inbox
        <InboxCount userId={actor.userId} count={count} drawnAt={now.getTime()} />
      </Link>
      <KeyboardShortcuts scope="everywhere" shortcuts={shortcuts} />
    </>
  );
}
