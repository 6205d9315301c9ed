/** The frame of the API's own pages, which are the same for everybody: a bar above, the keys below. */
import type { ReactNode } from "react";
import { TopBar } from "@/components/shell/TopBar";
import { KeyboardShortcuts, ShortcutListener } from "@/components/ui/KeyboardShortcuts";
import { KeyLine } from "@/components/ui/KeyLine";
import type { Shortcut } from "@/components/ui/keySequence";
import { Link } from "@/components/ui/Link";
import { ShortcutHelp } from "@/components/ui/ShortcutHelp";
import { SkipLink } from "@/components/ui/SkipLink";
import { paths } from "@/lib/platform/paths";

const links = [
  { href: paths.api, label: "API" },
  { href: paths.account, label: "Your tokens" },
];

export function ApiFrame({ shortcuts = [], children }: { shortcuts?: readonly Shortcut[]; children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className="border-b border-rule">
        <TopBar>
          {links.map(({ href, label }) => (
            <Link key={href} href={href} className="link py-2 print:hidden">
              {label}
            </Link>
          ))}
        </TopBar>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="grid max-w-6xl gap-10 px-gutter pt-6 pb-[calc(var(--key-line)+2.5rem)] outline-none max-md:pt-3"
      >
        {children}
      </main>
      <KeyLine hints={shortcuts.map(({ keys, label }) => ({ keys: [keys], label }))} />
      <KeyboardShortcuts shortcuts={shortcuts} />
      <ShortcutHelp />
      <ShortcutListener />
    </>
  );
}
