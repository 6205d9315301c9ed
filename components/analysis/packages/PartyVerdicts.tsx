/** What each party makes of a package, and why: those whose yes it needs first. */
import { Link } from "@/components/ui/Link";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Section } from "@/components/ui/Section";
import { counted } from "@/lib/analysis/counting-words";
import { markingsOf } from "@/lib/analysis/facts";
import type { PackageCell, PartyVerdict } from "@/lib/analysis/packages/judge-package";
import { packageVerdicts } from "@/lib/analysis/packages/term-verdict";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { partLabel } from "@/lib/parties/rules";
import { VerdictMark } from "./VerdictMark";

type Props = {
  parties: readonly PartyVerdict[];
  positionHref: (partyId: string, termId: string) => string;
  compartments: readonly CompartmentView[];
};

/** Reasons of one party that are shown at once. */
const mostReasons = 4;

export function PartyVerdicts({ parties, positionHref, compartments }: Props) {
  const [sides, others] = [parties.filter((each) => each.isCounted), parties.filter((each) => !each.isCounted)];
  const list = (some: readonly PartyVerdict[]) => (
    <ul className="divide-y divide-rule">
      {inOrder(some).map((each) => (
        <PartyLine key={each.party.id} verdict={each} positionHref={positionHref} compartments={compartments} />
      ))}
    </ul>
  );
  return (
    <>
      <Section title="Who accepts it">
        {sides.length > 0 ? list(sides) : <p className="py-2 text-ink-2">No negotiating party is on record.</p>}
      </Section>
      {others.length > 0 && (
        <Section title="What others make of it" aside="their yes is not needed">
          {list(others)}
        </Section>
      )}
    </>
  );
}

/** The worst first, as long as there are too many to keep in view. */
function inOrder(parties: readonly PartyVerdict[]): PartyVerdict[] {
  const place = ({ verdict }: PartyVerdict) =>
    verdict === null ? packageVerdicts.length : packageVerdicts.indexOf(verdict);
  return parties.length > 6 ? [...parties].sort((a, b) => place(a) - place(b)) : [...parties];
}

type LineProps = Omit<Props, "parties"> & { verdict: PartyVerdict };

function PartyLine({
  verdict: { party, verdict, isCounted, cells, becauseOf, isOnlyConditional },
  ...props
}: LineProps) {
  const told = becauseOf.length > 0 ? becauseOf : [...cells.values()];
  return (
    <li className="grid gap-1 py-2.5">
      <p className="flex flex-wrap items-start justify-between gap-x-4">
        <span className="t-ui-strong">
          {party.name}
          {!isCounted && <span className="t-meta font-normal text-ink-3"> {partLabel(party)}</span>}
        </span>
        <VerdictMark verdict={verdict} />
      </p>
      {isOnlyConditional && <p className="t-small text-ink-2">It would accept, but for open conditions.</p>}
      <ul className="grid gap-0.5">
        {told.slice(0, mostReasons).map((cell) => (
          <Reason key={cell.term.id} cell={cell} href={props.positionHref(party.id, cell.term.id)} {...props} />
        ))}
      </ul>
      {told.length > mostReasons && (
        <details>
          <summary className="t-meta w-fit text-accent max-md:py-3">
            {counted(told.length - mostReasons, "more term")}
          </summary>
          <ul className="mt-1 grid gap-0.5">
            {told.slice(mostReasons).map((cell) => (
              <Reason key={cell.term.id} cell={cell} href={props.positionHref(party.id, cell.term.id)} {...props} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

type ReasonProps = { cell: PackageCell; href: string; compartments: readonly CompartmentView[] };

function Reason({ cell: { term, reasons, position, conditions, isCounted }, href, compartments }: ReasonProps) {
  const open = conditions.filter(({ state }) => state === "unknown").length;
  const blocked = conditions.filter(({ state }) => state === "blocked").length;
  const words = [
    ...reasons,
    ...(blocked > 0 ? [`${counted(blocked, "condition")} not met`] : []),
    ...(open > 0 ? [`${counted(open, "condition")} open`] : []),
    ...(isCounted ? [] : ["goes on without a deal"]),
  ];
  return (
    <li className="t-small text-ink-2">
      <span className="text-ink-3">{term.number}</span>{" "}
      {position ? (
        <Link href={href} className="link-name">
          {words.join("; ")}
        </Link>
      ) : (
        words.join("; ")
      )}
      <MarkingWords markedWith={markingsOf(position?.record)} compartments={compartments} className="ml-2" />
    </li>
  );
}
