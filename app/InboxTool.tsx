/** The way to the inbox, at the top of every page, with how much of it is new. */
import { KeyboardShortcuts } from "@/components/ui/KeyboardShortcuts";
import { Link } from "@/components/ui/Link";
import { inboxCount } from "@/lib/inbox/queries";
import type { Actor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

const shortcuts = [{ keys: "g i", label: "your inbox", href: paths.inbox() }];

export async function InboxTool({ actor, isCurrent }: { actor: Actor; isCurrent?: boolean }) {
  const count = await inboxCount(actor, new Date());
  return (
    <>
      <Link
        href={paths.inbox()}
        className="link-name flex items-center gap-1.5 py-1 max-md:min-h-11 print:hidden"
        aria-current={isCurrent ? "page" : undefined}
      >
        Inbox
        {count > 0 && (
          <span className="t-meta rounded-full bg-accent px-1.5 font-semibold text-on-accent tabular-nums">
            {count > 99 ? "99+" : count}
            <span className="sr-only"> with something new</span>
          </span>
        )}
      </Link>
      <KeyboardShortcuts scope="everywhere" shortcuts={shortcuts} />
    </>
  );
}
