/** What each party makes of a package, and why: those whose yes it needs first. */
import { Link } from "@/components/ui/Link";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Section } from "@/components/ui/Section";
import { counted } from "@/lib/analysis/counting-words";
import type { PackageCell, PartyVerdict } from "@/lib/analysis/packages/judge-package";
import { termsNamed } from "@/lib/analysis/packages/package-words";
import type { PackageVerdict } from "@/lib/analysis/packages/term-verdict";
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
/** With more parties than this, those that say no are shown, and the others behind their number. */
const mostParties = 8;

export function PartyVerdicts({ parties, ...rest }: Props) {
  const [sides, others] = [parties.filter((each) => each.isCounted), parties.filter((each) => !each.isCounted)];
  return (
    <>
      <Section title="Who accepts it">
        {sides.length > 0 ? (
          <PartyList parties={sides} {...rest} />
        ) : (
          <p className="py-2 text-ink-2">No negotiating party is on record.</p>
        )}
      </Section>
      {others.length > 0 && (
        <Section title="What others make of it" aside="their yes is not needed">
          <PartyList parties={others} {...rest} />
        </Section>
      )}
    </>
  );
}

function PartyList({ parties, ...rest }: Props) {
  const lines = (some: readonly PartyVerdict[]) => (
    <ul className="divide-y divide-rule">
      {some.map((each) => (
        <PartyLine key={each.party.id} verdict={each} {...rest} />
      ))}
    </ul>
  );
  if (parties.length <= mostParties) return lines(parties);
  const saying = (verdict: PackageVerdict | null) => parties.filter((each) => each.verdict === verdict);
  return (
    <>
      {lines([...saying("red_line"), ...saying("rejects")])}
      {(["unknown", "accepts", null] as const).map((verdict) => {
        const some = saying(verdict);
        return (
          some.length > 0 && (
            <details key={verdict} className="border-t border-rule">
              <summary className="w-fit py-2 max-md:py-3">
                <VerdictMark verdict={verdict} />
                <span className="ml-2 text-ink-2">{counted(some.length, "party", "parties")}</span>
              </summary>
              {lines(some)}
            </details>
          )
        );
      })}
    </>
  );
}

type LineProps = Omit<Props, "parties"> & { verdict: PartyVerdict };

function PartyLine({
  verdict: { party, verdict, isCounted, cells, becauseOf, isOnlyConditional, markedWith },
  positionHref,
  compartments,
}: LineProps) {
  const told = becauseOf.length > 0 ? becauseOf : [...cells.values()];
  const [held, silent] = [told.filter(({ position }) => position), told.filter(({ position }) => !position)];
  const reasons = (some: readonly PackageCell[]) => (
    <ul className="grid gap-0.5">
      {some.map((cell) => (
        <Reason
          key={cell.term.id}
          cell={cell}
          href={positionHref(party.id, cell.term.id)}
          compartments={compartments}
        />
      ))}
    </ul>
  );
  return (
    <li className="grid gap-1 py-2.5">
      <p className="flex flex-wrap items-start justify-between gap-x-4">
        <span className="t-ui-strong">
          <bdi>{party.name}</bdi>
          {!isCounted && <span className="t-meta font-normal text-ink-3"> {partLabel(party)}</span>}
        </span>
        <span className="flex flex-wrap gap-x-2">
          <VerdictMark verdict={verdict} />
          <MarkingWords markedWith={markedWith} compartments={compartments} />
        </span>
      </p>
      {isOnlyConditional && <p className="t-small text-ink-2">It would accept, but for open conditions.</p>}
      {reasons(held.slice(0, mostReasons))}
      {silent.length > 0 && (
        <p className="t-small text-ink-2">
          <span className="text-ink-3">{termsNamed(silent.map(({ term }) => term))}</span> no position on record
        </p>
      )}
      {held.length > mostReasons && (
        <details>
          <summary className="t-meta w-fit text-accent max-md:py-3">
            {counted(held.length - mostReasons, "more term")}
          </summary>
          <div className="mt-1">{reasons(held.slice(mostReasons))}</div>
        </details>
      )}
    </li>
  );
}

type ReasonProps = { cell: PackageCell; href: string; compartments: readonly CompartmentView[] };

function Reason({
  cell: { term, reasons, position, conditions, isCounted, markedWith },
  href,
  compartments,
}: ReasonProps) {
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
      <MarkingWords markedWith={markedWith} compartments={compartments} className="ml-2" />
    </li>
  );
}
