/** Who holds what on the term: where on its axis, with which stance, on what basis, since when. */
import { Link } from "@/components/ui/Link";
import { ZoneStrip } from "@/components/analysis/ZoneStrip";
import { StanceGlyph } from "@/components/positions/StanceGlyph";
import { type PositionsView, positionsHref } from "@/components/positions/positionsAddress";
import { giveAxisHref } from "@/components/terms/giveAxisHref";
import { MarkingNote } from "@/components/record/MarkingNote";
import { type FindTakenBack, TakenBackNote } from "@/components/record/TakenBackNote";
import { Section } from "@/components/ui/Section";
import type { TermZone } from "@/lib/analysis/term-zone";
import { basisLabels } from "@/lib/record/rules";
import { partLabel } from "@/lib/parties/rules";
import { paths } from "@/lib/platform/paths";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { TermRecord } from "@/lib/positions/queries/term";
import { stanceLabels } from "@/lib/positions/rules";
import { conditionInWords } from "@/lib/positions/rules/conditions";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { momentQuery } from "@/lib/time/moment-query";

type Props = {
  found: TermRecord;
  zone: TermZone | null;
  view: PositionsView;
  compartments: readonly CompartmentView[];
  takenBack: FindTakenBack;
  timeZone: string;
  canRecord: boolean;
};

export function TermStandpoints({ found, zone, view, compartments, takenBack, timeZone, canRecord }: Props) {
  const { term, parties, positions, agreement } = found;
  // An unknown from nothing up draws no line that says anything.
  const hasValue = zone?.rows.some(({ intervals }) => intervals.some(({ from, to }) => Boolean(from) || to !== null));
  const query = momentQuery(view.moment);
  const analysisHref = `${paths.analysis(view.slug)}${query}${query ? "&" : "?"}term=${term.id}`;
  const termOf = (id: string) => agreement.terms.find((each) => each.id === id) ?? null;
  return (
    <Section
      title="Who stands where"
      aside={
        <Link href={analysisHref} className="link t-small">
          Analyse it
        </Link>
      }
    >
      {zone && hasValue && (
        <div className="py-2">
          <p className="pb-2">{zone.sentences.join(" ")}</p>
          <ZoneStrip zone={zone} alsoShow={[{ from: term.axisBaseline, to: null }]} />
        </div>
      )}
      {term.axisUnit === null && canRecord && (
        <p className="py-2 text-ink-2">
          No quantity yet:{" "}
          <Link id="add-axis" href={giveAxisHref(paths.term(view.slug, term.id))} scroll={false} className="link">
            give the term an axis
          </Link>{" "}
          to record numbers.
        </p>
      )}
      {parties.length === 0 && <p className="py-2 text-ink-2">No party is on record.</p>}
      <ul className="divide-y divide-rule">
        {parties.map((party) => {
          const position = positions.find(({ partyId }) => partyId === party.id);
          const onAxis = position && term.axisUnit ? intervalsInWords(position.intervals, term.axisUnit) : "";
          return (
            <li
              key={party.id}
              className="grid grid-cols-[12rem_minmax(0,1fr)] gap-x-4 gap-y-1 py-2.5 max-md:grid-cols-1"
            >
              <p>
                <Link href={paths.party(view.slug, party.id) + query} className="link-name t-ui-strong max-md:py-1">
                  <bdi>{party.name}</bdi>
                </Link>
                <span className="t-meta block text-ink-3">{partLabel(party)}</span>
              </p>
              <div className="min-w-0">
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <Link
                    href={positionsHref(view, { cell: { partyId: party.id, termId: term.id } })}
                    className={position ? "link-name flex items-baseline gap-3" : "link text-ink-3"}
                  >
                    {position ? (
                      <>
                        <StanceGlyph stance={position.stance} decorative className="self-center" />
                        {stanceLabels[position.stance]}
                      </>
                    ) : (
                      "not on record"
                    )}
                  </Link>
                  {position && (
                    <span className="t-meta text-ink-3">
                      {basisLabels[position.basis]}, confidence {position.confidence}, since{" "}
                      {formatFuzzy(requireFuzzyDate(position.record.validText), timeZone, { year: false })}
                    </span>
                  )}
                </p>
                {onAxis && <p className="t-small text-ink-2">{onAxis}</p>}
                {position?.conditions.map((condition) => (
                  <p key={JSON.stringify(condition)} className="t-condition">
                    <em className="font-semibold text-conditional">if</em> {conditionInWords(condition, termOf)}
                  </p>
                ))}
                {position?.why && <p className="t-small text-ink-2">{position.why}</p>}
                {position && <TakenBackNote session={takenBack(position.record.sessionId)} className="mt-1" />}
                <MarkingNote
                  compartment={position && compartments.find(({ id }) => id === position.compartmentId)}
                  className="mt-1"
                />
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
