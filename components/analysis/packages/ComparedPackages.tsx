/** Packages side by side: what each chooses, and what each party makes of it. What differs is marked. */
import { Link } from "@/components/ui/Link";
import { MarkingWord, MarkingWords } from "@/components/record/MarkingNote";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import { counted } from "@/lib/analysis/counting-words";
import type { ComparedPackages as Comparison } from "@/lib/analysis/packages/compare-packages";
import { termsNamed } from "@/lib/analysis/packages/package-words";
import type { TestedPackage } from "@/lib/analysis/packages/queries";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { isSameChoice } from "@/lib/packages/rules";
import { VerdictMark } from "./VerdictMark";

export type PackageColumn = {
  /** "A", "B": what it is called above its column. */
  letter: string;
  title: string;
  href: string;
  compartment: { name: string; meaning: string } | null;
  tested: TestedPackage;
};

type Props = {
  columns: readonly PackageColumn[];
  comparison: Comparison;
  termHref: (termId: string) => string;
  compartments: readonly CompartmentView[];
};

export function ComparedPackages({ columns, comparison, termHref, compartments }: Props) {
  const { terms, parties, beside } = comparison;
  const heads = columns.map(({ letter, title, href, compartment }) => (
    <HeadCell key={letter} className="min-w-36">
      <span className="mr-2 inline-grid size-5 place-items-center rounded-bar bg-ink font-semibold text-paper">
        {letter}
      </span>
      <Link href={href} className="link-name t-ui-strong text-ink">
        {title}
      </Link>{" "}
      <MarkingWord compartment={compartment} />
    </HeadCell>
  ));
  // Where there are many, those on which the packages differ are what is looked for.
  const inOrder =
    parties.length > 8
      ? [...parties].sort((a, b) => Number(b.isCounted) - Number(a.isCounted) || Number(a.isSame) - Number(b.isSame))
      : parties;
  const [same, differing] = [terms.filter(({ isSame }) => isSame), terms.filter(({ isSame }) => !isSame)];
  return (
    <div className="grid grid-cols-1 gap-8">
      <Section title="What comes of each">
        <Table caption="What each party makes of each package">
          <TableHead>
            <HeadCell>Party</HeadCell>
            {heads}
          </TableHead>
          <tbody>
            <Row>
              <HeadCell scope="row">Outcome</HeadCell>
              {columns.map(({ letter, tested }, place) => (
                <Cell key={letter} className="t-small">
                  <p className="font-semibold">{tested.outcome}</p>
                  {beside[place]?.map((words) => (
                    <p key={words} className="mt-1 text-ink-2">
                      Beside A: {words}
                    </p>
                  ))}
                  <MarkingWords markedWith={tested.judged.markedWith} compartments={compartments} />
                </Cell>
              ))}
            </Row>
            <Row>
              <HeadCell scope="row">Left open</HeadCell>
              {columns.map(({ letter, tested: { judged } }) => (
                <Cell key={letter} className="t-small text-ink-2">
                  {[
                    counted(judged.leavesOpen.length, "term"),
                    ...(["broken", "open"] as const).flatMap((state) => {
                      const count = judged.links.filter((link) => link.state === state).length;
                      return count > 0 ? [`${counted(count, "linkage")} ${state}`] : [];
                    }),
                  ].join(", ")}
                </Cell>
              ))}
            </Row>
            {inOrder.map(({ party, isCounted, verdicts, isSame }, index) => (
              <Row
                key={party.id}
                data-row
                opensGroup={index === 0 || (!isCounted && inOrder[index - 1]?.isCounted === true)}
              >
                <HeadCell scope="row">
                  <bdi>{party.name}</bdi>
                  {!isCounted && <span className="t-meta font-normal text-ink-3"> its yes is not needed</span>}
                  {!isSame && <Differs />}
                </HeadCell>
                {verdicts.map((verdict, place) => (
                  <Cell key={columns[place]?.letter}>
                    <VerdictMark verdict={verdict?.verdict ?? null} />
                    {verdict && verdict.becauseOf.length > 0 && (
                      <p className="t-meta text-ink-3">on {termsNamed(verdict.becauseOf.map(({ term }) => term))}</p>
                    )}
                    {verdict && <MarkingWords markedWith={verdict.markedWith} compartments={compartments} />}
                  </Cell>
                ))}
              </Row>
            ))}
          </tbody>
        </Table>
      </Section>
      <Section
        title="What each chooses"
        aside={same.length > 0 && differing.length > 0 ? `${counted(same.length, "term")} the same in all` : undefined}
      >
        <Table caption="What each package chooses for each term">
          <TableHead>
            <HeadCell>Term</HeadCell>
            {heads}
          </TableHead>
          <tbody>
            {[...differing, ...same].map(({ term, choices, isSame }) => (
              <Row key={term.id} data-row>
                <HeadCell scope="row">
                  <span className="mr-1 font-normal text-ink-3">{term.number}</span>{" "}
                  <Link href={termHref(term.id)} className="link-name">
                    {term.title}
                  </Link>
                  {!isSame && <Differs />}
                </HeadCell>
                {choices.map((choice, place) => {
                  const column = columns[place];
                  const isAsFirst = place > 0 && choice !== null && isSameChoice(choice, choices[0] ?? null);
                  return (
                    <Cell key={column?.letter} className={isAsFirst || !choice ? "text-ink-3" : undefined}>
                      {choice ? (isAsFirst ? "as A" : column?.tested.words.get(term.id)) : "not in it"}
                    </Cell>
                  );
                })}
              </Row>
            ))}
          </tbody>
        </Table>
      </Section>
    </div>
  );
}

/** In words and a shape, not by colour alone. */
function Differs() {
  return (
    <span className="t-meta ml-2 inline-flex items-center gap-1 font-normal text-accent">
      <span aria-hidden="true">≠</span> differs
    </span>
  );
}
