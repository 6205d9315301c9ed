/** Every saved package with what would come of it; those that are ticked are read side by side. */
import { Link } from "@/components/ui/Link";
import { MarkingWord, MarkingWords } from "@/components/record/MarkingNote";
import { Button } from "@/components/ui/Button";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Section } from "@/components/ui/Section";
import { counted } from "@/lib/analysis/counting-words";
import type { TestedPackage } from "@/lib/analysis/packages/queries";
import { packageVerdicts } from "@/lib/analysis/packages/term-verdict";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { PackageView } from "@/lib/packages/queries";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { mostCompared, type PackageReading } from "./packagesAddress";
import { VerdictMark } from "./VerdictMark";

type Props = {
  reading: PackageReading;
  packages: readonly (PackageView & { tested: TestedPackage })[];
  hrefOf: (packageId: string) => string;
  timeZone: string;
  compartments: readonly CompartmentView[];
};

export function PackageTable({ reading: { slug, moment }, packages, hrefOf, timeZone, compartments }: Props) {
  const since = ({ validText }: PackageView["record"]) =>
    formatFuzzy(requireFuzzyDate(validText), timeZone, { weekday: false });
  const table = (
    <Table caption="Packages, with what would come of each">
      <TableHead>
        {packages.length > 1 && (
          <HeadCell>
            <span className="sr-only">Compare</span>
          </HeadCell>
        )}
        <HeadCell>Package</HeadCell>
        <HeadCell>What comes of it</HeadCell>
        <HeadCell className="max-md:hidden">Terms</HeadCell>
        <HeadCell className="max-md:hidden">Since</HeadCell>
      </TableHead>
      <tbody>
        {packages.map(({ id, title, why, record, tested: { judged, outcome, rest } }) => (
          <Row key={id} data-row>
            {packages.length > 1 && (
              <Cell>
                <input
                  type="checkbox"
                  name="with"
                  value={id}
                  aria-label={`Compare ${title}`}
                  className="size-4 accent-accent max-md:size-6"
                />
              </Cell>
            )}
            <HeadCell scope="row" className="min-w-24 md:min-w-40">
              <Link href={hrefOf(id)} data-row-link className="link-name">
                <bdi>{title}</bdi>
              </Link>{" "}
              <MarkingWord compartment={compartments.find((each) => each.id === record.compartmentId)} />
              <p className="t-meta font-normal text-ink-3 md:hidden">
                {counted(judged.choices.length, "term")}, {since(record)}
              </p>
              {why && (
                <p dir="auto" className="t-meta line-clamp-2 font-normal text-ink-3">
                  {why}
                </p>
              )}
            </HeadCell>
            <Cell className="md:min-w-56">
              <span className="flex gap-2">
                <VerdictMark verdict={worst(judged.parties)} isShort />
                <span>{outcome}</span>
              </span>
              <p className="t-meta text-ink-3">{rest.join(" ")}</p>
              <MarkingWords markedWith={judged.markedWith} compartments={compartments} />
            </Cell>
            <Cell className="tabular-nums max-md:hidden">{judged.choices.length}</Cell>
            <Cell className="whitespace-nowrap max-md:hidden">{since(record)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
  if (packages.length < 2) return <Section title="Saved packages">{table}</Section>;
  return (
    <form action={paths.comparePackages(slug)}>
      {Object.entries(moment.params).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Section title="Saved packages" aside={counted(packages.length, "package")}>
        {table}
        <div className="border-t border-rule pt-3 print:hidden">
          <Button type="submit" variant="secondary">
            Compare those ticked
          </Button>
          <span className="t-meta ml-3 text-ink-3">Up to {mostCompared} side by side.</span>
        </div>
      </Section>
    </form>
  );
}

function worst(parties: TestedPackage["judged"]["parties"]) {
  const verdicts = parties.flatMap(({ isCounted, verdict }) => (isCounted && verdict ? [verdict] : []));
  return packageVerdicts.find((verdict) => verdicts.includes(verdict)) ?? null;
}
