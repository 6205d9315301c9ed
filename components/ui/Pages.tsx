/** The way to the pages of a long list. */
import { Link } from "./Link";

type Props = { page: number; pages: number; hrefOf: (page: number) => string };

export function Pages({ page, pages, hrefOf }: Props) {
  return (
    <nav
      aria-label="Pages"
      className="flex flex-wrap items-center gap-x-6 gap-y-1 border-t border-rule py-3 text-ink-2"
    >
      <span>
        Page {page} of {pages}
      </span>
      {page > 1 && (
        <Link href={hrefOf(page - 1)} rel="prev" className="link max-md:py-3">
          Previous page
        </Link>
      )}
      {page < pages && (
        <Link href={hrefOf(page + 1)} rel="next" className="link max-md:py-3">
          Next page
        </Link>
      )}
    </nav>
  );
}
