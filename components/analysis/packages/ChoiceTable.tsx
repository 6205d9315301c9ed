/** What a package chooses, term by term, and what those whose yes it needs make of each. */
import { Link } from "@/components/ui/Link";
import { MarkingWords } from "@/components/record/MarkingNote";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import { counted } from "@/lib/analysis/counting-words";
import type { PartyVerdict } from "@/lib/analysis/packages/judge-package";
import type { TestedPackage } from "@/lib/analysis/packages/queries";
import { packageVerdicts } from "@/lib/analysis/packages/term-verdict";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { statusIn } from "@/lib/packages/rules";
import { VerdictMark } from "./VerdictMark";

type Props = {
  tested: TestedPackage;
  hrefOf: (termId: string) => string;
  /** Where it is being put together: the address without the term. */
  withoutHref?: (termId: string) => string;
  selectedId?: string | null;
  compartments: readonly CompartmentView[];
};

/** With more parties than this, a term is told by how many say what. */
const mostColumns = 4;

export function ChoiceTable({
  tested: { judged, words },
  hrefOf,
  withoutHref,
  selectedId = null,
  compartments,
}: Props) {
  const sides = judged.parties.filter((each) => each.isCounted);
  const isWide = sides.length <= mostColumns;
  return (
    <Section title="What it chooses" aside={counted(judged.choices.length, "term")}>
      <Table caption="What the package chooses for each term, and what the negotiating parties make of it">
        <TableHead>
          <HeadCell>Term</HeadCell>
          <HeadCell>Chosen</HeadCell>
          {isWide ? (
            sides.map(({ party }) => <HeadCell key={party.id}>{party.name}</HeadCell>)
          ) : (
            <HeadCell>Parties</HeadCell>
          )}
          {withoutHref && (
            <HeadCell>
              <span className="sr-only">Take out</span>
            </HeadCell>
          )}
        </TableHead>
        <tbody>
          {judged.choices.map(({ term, choice }) => (
            <Row key={term.id} data-row isSelected={term.id === selectedId}>
              <HeadCell scope="row">
                <span className="mr-1 font-normal text-ink-3">{term.number}</span>{" "}
                <Link
                  href={hrefOf(term.id)}
                  scroll={false}
                  data-row-link
                  aria-current={term.id === selectedId ? "true" : undefined}
                  className="link-name font-semibold"
                >
                  {term.title}
                </Link>
                {term.isUnilateral && (
                  <p className="t-meta font-normal text-ink-3">goes on without a deal; counts for nobody</p>
                )}
              </HeadCell>
              <Cell>
                <StatusGlyph status={statusIn(choice)} decorative className="mr-1.5" />
                {words.get(term.id)}
                <MarkingWords
                  markedWith={markingsOn(term.id, judged.parties)}
                  compartments={compartments}
                  className="ml-2"
                />
              </Cell>
              {isWide ? (
                sides.map(({ party, cells }) => (
                  <Cell key={party.id}>
                    <VerdictMark verdict={cells.get(term.id)?.verdict ?? null} isShort />
                  </Cell>
                ))
              ) : (
                <Cell>{countsOn(term.id, sides)}</Cell>
              )}
              {withoutHref && (
                <Cell to="end">
                  <Link
                    href={withoutHref(term.id)}
                    scroll={false}
                    className="link t-meta inline-flex min-h-6 items-center max-md:min-h-11 print:hidden"
                  >
                    Take out<span className="sr-only"> {term.number}</span>
                  </Link>
                </Cell>
              )}
            </Row>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function markingsOn(termId: string, parties: readonly PartyVerdict[]): string[] {
  return [...new Set(parties.flatMap(({ cells }) => cells.get(termId)?.markedWith ?? []))];
}

/** "3 ✕ 1 ?": how many say what. */
function countsOn(termId: string, sides: readonly PartyVerdict[]) {
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {packageVerdicts.map((verdict) => {
        const count = sides.filter(({ cells }) => cells.get(termId)?.verdict === verdict).length;
        return (
          count > 0 && (
            <span key={verdict} className="inline-flex items-start gap-1 tabular-nums">
              {count} <VerdictMark verdict={verdict} isShort />
            </span>
          )
        );
      })}
    </span>
  );
}
