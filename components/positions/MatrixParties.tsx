/** Which of many parties the matrix shows: a window of them, and the way to the others by the names at their edges. */
import { Link } from "@/components/ui/Link";
import { type PositionsView, positionsHref } from "./positionsAddress";

type Party = { id: string; name: string };
type Props = {
  view: PositionsView;
  shown: { windows: readonly { from: number; first: Party; last: Party }[]; from: number; parties: readonly Party[] };
  /** How many are on record. */
  all: number;
};

export function MatrixParties({ view, shown: { windows, from, parties }, all }: Props) {
  if (windows.length < 2) return null;
  return (
    <nav aria-label="Parties shown" className="pb-2 print:hidden">
      <p className="t-small text-ink-2">
        Parties {from + 1} to {from + parties.length} of {all}
      </p>
      <ul className="t-small flex flex-wrap gap-x-4">
        {windows.map((window) => (
          <li key={window.from}>
            <Link
              href={positionsHref(view, { from: window.from, cell: null })}
              scroll={false}
              aria-current={window.from === from ? "true" : undefined}
              className="link inline-block py-1 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline max-md:py-3"
            >
              <bdi>{window.first.name}</bdi> to <bdi>{window.last.name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
