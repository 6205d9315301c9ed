/** What did not move, said as plainly as what did: counted, and named on asking. */
import { Link } from "@/components/ui/Link";
import { recordHref } from "@/components/logbook/recordHref";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import { Section } from "@/components/ui/Section";
import type { Changes } from "@/lib/analysis/changes/queries";
import { paths } from "@/lib/platform/paths";
import { termStatusLabels } from "@/lib/terms/rules";
import { momentQuery } from "@/lib/time/moment-query";
import type { Comparing } from "./Comparing";

type Props = {
  changes: Pick<Changes, "stillTerms" | "stillParties" | "stillPositions">;
  comparing: Comparing;
  /** The terms of an agenda: those of them that stood still are named without asking. */
  agenda?: readonly string[];
};

/** Of thousands of terms so many are named. */
const most = 500;

export function StillSection({ changes, comparing, agenda = [] }: Props) {
  const { stillTerms, stillParties, stillPositions } = changes;
  const { slug, moment } = comparing;
  const columns = "mt-1 mb-2 gap-x-8 sm:columns-2 xl:columns-3";
  const onAgenda = stillTerms.filter((each) => agenda.includes(each.term.id));
  const others = stillTerms.filter((each) => !agenda.includes(each.term.id));
  const term = ({ term: { id, number, title }, status }: Changes["stillTerms"][number]) => (
    <li key={id} className="break-inside-avoid py-0.5 max-md:py-1.5">
      <StatusGlyph status={status} decorative className="mr-2" />
      <Link href={recordHref({ slug, moment }, { kind: "term", termId: id })} className="link-name">
        {number} <bdi>{title}</bdi>
      </Link>
      <span className="t-small text-ink-2">, {termStatusLabels[status].toLowerCase()}</span>
    </li>
  );
  return (
    <Section title="What did not move">
      {stillTerms.length + stillParties.length + stillPositions === 0 && (
        <p className="py-2 text-ink-2">Nothing that was on record at both moments stood still.</p>
      )}
      {onAgenda.length > 0 && (
        <div className="border-b border-rule py-2">
          <p>On the agenda, and as it was:</p>
          <ul className={columns}>{onAgenda.map(term)}</ul>
        </div>
      )}
      {others.length > 0 && (
        <details className="border-b border-rule py-2">
          <summary className="w-fit text-accent max-md:py-3">
            {counted(
              others.length,
              onAgenda.length > 0 ? "other term" : "term",
              onAgenda.length > 0 ? "other terms" : "terms",
            )}
          </summary>
          <ul className={columns}>{others.slice(0, most).map(term)}</ul>
          {others.length > most && (
            <p className="py-1 text-ink-2">
              These are the first {most} in the order of the agreement.{" "}
              <Link href={paths.terms(slug) + momentQuery(moment)} className="link">
                All terms
              </Link>
            </p>
          )}
        </details>
      )}
      {stillParties.length > 0 && (
        <details className="border-b border-rule py-2">
          <summary className="w-fit text-accent max-md:py-3">
            {counted(stillParties.length, "party", "parties")}
          </summary>
          <ul className={columns}>
            {stillParties.map(({ id, name }) => (
              <li key={id} className="break-inside-avoid py-0.5 max-md:py-1.5">
                <Link href={recordHref({ slug, moment }, { kind: "party", id })} className="link-name">
                  <bdi>{name}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
      {stillPositions > 0 && (
        <p className="py-2 text-ink-2">{counted(stillPositions, "position", "positions")} as before.</p>
      )}
    </Section>
  );
}

function counted(count: number, one: string, several: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : several}`;
}
