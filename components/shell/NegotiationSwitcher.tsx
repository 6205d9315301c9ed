/** Which negotiation this is, and the way to the others. */
import { Link } from "@/components/ui/Link";
import { Icon } from "@/components/ui/Icon";
import { Popover } from "@/components/ui/Popover";
import { paths } from "@/lib/platform/paths";

type Named = { slug: string; name: string };
type Props = {
  current: Named;
  /** That of the moment it is opened at. */
  query: string;
  others: readonly Named[];
};

export function NegotiationSwitcher({ current, query, others }: Props) {
  return (
    <Popover
      className="min-w-0"
      labelClassName="flex min-h-8 items-center gap-2 max-md:min-h-11"
      panelClassName="p-1 min-w-64"
      label={
        <>
          <span className="t-ui-strong truncate">{current.name}</span>
          <Icon name="down" className="size-3.5 text-ink-2 print:hidden" />
        </>
      }
    >
      <ul>
        <li>
          <Link href={paths.terms(current.slug) + query} className={lineClasses}>
            Terms, as an outline
          </Link>
        </li>
        <li className="mb-1 border-b border-rule pb-1">
          <Link href={paths.members(current.slug) + query} className={lineClasses}>
            Members and compartments
          </Link>
        </li>
        {others.map(({ slug, name }) => (
          <li key={slug}>
            <Link href={paths.board(slug)} className={lineClasses}>
              {name}
            </Link>
          </li>
        ))}
        <li>
          <Link href={paths.home} className={`${lineClasses} text-accent`}>
            All negotiations
          </Link>
        </li>
      </ul>
    </Popover>
  );
}

const lineClasses = "flex min-h-8 items-center rounded-bar px-3 py-1 hover:bg-accent-tint max-md:min-h-11";
