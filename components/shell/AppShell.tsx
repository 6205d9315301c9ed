/** The frame of every page for who is signed in: bars above, what the page is about, keys below. */
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { KeyboardShortcuts, ShortcutListener } from "@/components/ui/KeyboardShortcuts";
import { type KeyHint, KeyLine } from "@/components/ui/KeyLine";
import type { Shortcut } from "@/components/ui/keySequence";
import { ShortcutHelp } from "@/components/ui/ShortcutHelp";
import { ShownDay } from "@/components/ui/ShownDay";
import { SkipLink } from "@/components/ui/SkipLink";
import { Writer } from "@/components/ui/Writer";
import { momentQuery } from "@/lib/time/moment-query";
import { BeforeTheRecord, ClockBar, type ClockBarProps, stepIds, UnreadAddress } from "./ClockBar";
import { KeptOwner } from "./KeptOwner";
import { NegotiationSwitcher } from "./NegotiationSwitcher";
import { NegotiationTabs, PhoneTabs } from "./NegotiationTabs";
import { type NegotiationSection, sectionShortcuts } from "./negotiationSections";
import { PrintedMarking } from "./PrintedMarking";
import { TopBar } from "./TopBar";
import { UserMenu, type UserMenuProps } from "./UserMenu";

type Named = { slug: string; name: string };

type Props = UserMenuProps & {
  /** With which this browser keeps what the user types (`sealFor`). */
  seal: string;
  /** The negotiation that the page is of; left out on pages that are of none. */
  negotiation?: Named & { current: NegotiationSection | null; others: readonly Named[]; clocks: ClockBarProps };
  /** Beside the user's menu: the inbox, the changes of others. */
  tools?: ReactNode;
  /** The keys shown at the foot; `?` is always among them. */
  keys?: readonly KeyHint[];
  /** Keys of this page that go to an address or press an element. */
  shortcuts?: readonly Shortcut[];
  /** Whether the page is told of what others do, and who else is here. */
  live?: ReactNode;
  /** The page draws to the window's edges, as one with a rail does. */
  isFlush?: boolean;
  children: ReactNode;
};

const none: readonly never[] = [];

export function AppShell(props: Props) {
  const {
    user,
    seal,
    theme,
    signOut,
    negotiation,
    tools,
    keys = none,
    shortcuts = none,
    live,
    isFlush,
    children,
  } = props;
  const clocks = negotiation?.clocks;
  const query = clocks ? momentQuery(clocks.moment) : "";
  const tabs = negotiation && { slug: negotiation.slug, current: negotiation.current, query };
  return (
    <div className="flex min-h-dvh flex-col print:block">
      <KeptOwner key={seal} userId={user.userId} seal={seal} />
      <SkipLink />
      <header>
        <TopBar
          switcher={
            negotiation && <NegotiationSwitcher current={negotiation} query={query} others={negotiation.others} />
          }
        >
          {tools}
          <UserMenu user={user} theme={theme} signOut={signOut} />
        </TopBar>
        {tabs && clocks ? (
          <div
            className={cx(
              "flex flex-wrap items-center justify-between gap-x-6 border-rule px-gutter max-md:border-t md:border-b",
              !clocks.moment.isPresent && "bg-accent-tint",
            )}
          >
            <NegotiationTabs {...tabs} />
            <ClockBar {...clocks} />
            <UnreadAddress {...clocks} />
            <BeforeTheRecord {...clocks} />
          </div>
        ) : (
          <div className="border-b border-rule" />
        )}
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={cx(
          "flex-1 pb-[calc(var(--key-line)+2.5rem)] outline-none",
          !isFlush && "px-gutter pt-6 max-md:pt-3",
        )}
      >
        {negotiation && <PrintedMarking />}
        <Writer userId={user.userId}>
          <ShownDay day={clocks?.moment.asOfDay ?? null} zone={clocks?.zone ?? "UTC"}>
            {children}
          </ShownDay>
        </Writer>
      </main>
      {tabs && <PhoneTabs {...tabs} />}
      <KeyLine hints={keys} live={live} />
      <KeyboardShortcuts shortcuts={shortcuts} />
      {negotiation && <KeyboardShortcuts scope="everywhere" shortcuts={everywhere(negotiation.slug, query, clocks)} />}
      <ShortcutHelp />
      <ShortcutListener />
    </div>
  );
}

function everywhere(slug: string, query: string, clocks: ClockBarProps | undefined): readonly Shortcut[] {
  const steps = [
    { keys: "[", label: "back to the named day before", href: clocks?.previousHref, press: `#${stepIds.back}` },
    { keys: "]", label: "on to the next named day", href: clocks?.nextHref, press: `#${stepIds.on}` },
  ];
  return [...sectionShortcuts(slug, query), ...steps.flatMap(({ href, ...step }) => (href ? [step] : []))];
}
