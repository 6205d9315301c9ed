/** The pages of a negotiation: a row of tabs on a wide window, five at the foot of a phone's. */
import { Link } from "@/components/ui/Link";
import { cx } from "@/components/ui/cx";
import { Popover } from "@/components/ui/Popover";
import { paths } from "@/lib/platform/paths";
import { type NegotiationSection, negotiationSections, sectionLabels } from "./negotiationSections";

type Props = {
  slug: string;
  /** The tab that the page belongs to; null on a page that belongs to none. */
  current: NegotiationSection | null;
  /** What keeps the links at the moment the page is opened at: "" or "?asOf=…". */
  query: string;
};

export function NegotiationTabs({ slug, current, query }: Props) {
  return (
    <nav aria-label="Pages of the negotiation" className="max-md:hidden">
      <ul className="flex gap-7">
        {negotiationSections.map((section) => (
          <li key={section}>
            <Link
              href={paths[section](slug) + query}
              aria-current={section === current ? "page" : undefined}
              className="block border-y-3 border-transparent py-[7px] text-ink-2 hover:text-ink aria-[current]:border-b-accent aria-[current]:font-semibold aria-[current]:text-accent"
            >
              <TabLabel>{sectionLabels[section]}</TabLabel>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Holds the width of the bold word, so that the row does not shift with the page. */
function TabLabel({ children }: { children: string }) {
  return (
    <span className="grid">
      <span className="col-start-1 row-start-1">{children}</span>
      <span aria-hidden="true" className="invisible col-start-1 row-start-1 font-semibold">
        {children}
      </span>
    </span>
  );
}

const atTheFoot: readonly NegotiationSection[] = ["board", "text", "sessions", "positions"];
const footTab = (isCurrent: boolean) =>
  cx(
    "t-small flex min-h-14 items-center justify-center border-t-3 px-1 pb-[3px]",
    isCurrent ? "border-accent font-semibold text-accent" : "border-transparent text-ink-2",
  );

export function PhoneTabs({ slug, current, query }: Props) {
  const rest = negotiationSections.filter((section) => !atTheFoot.includes(section));
  const isInRest = current !== null && rest.includes(current);
  return (
    <nav
      aria-label="Pages of the negotiation"
      data-phone-tabs=""
      className="fixed inset-x-0 bottom-0 z-20 bg-paper-2 pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      <ul className="grid grid-cols-5">
        {atTheFoot.map((section) => (
          <li key={section}>
            <Link
              href={paths[section](slug) + query}
              aria-current={section === current ? "page" : undefined}
              className={footTab(section === current)}
            >
              {sectionLabels[section]}
            </Link>
          </li>
        ))}
        <li>
          <Popover
            label={isInRest ? sectionLabels[current] : "More"}
            above
            align="end"
            labelClassName={footTab(isInRest)}
            panelClassName="p-1 mr-2"
          >
            <ul>
              {rest.map((section) => (
                <li key={section}>
                  <Link
                    href={paths[section](slug) + query}
                    aria-current={section === current ? "page" : undefined}
                    className="flex min-h-11 min-w-40 items-center px-4 aria-[current]:font-semibold aria-[current]:text-accent"
                  >
                    {sectionLabels[section]}
                  </Link>
                </li>
              ))}
            </ul>
          </Popover>
        </li>
      </ul>
    </nav>
  );
}
