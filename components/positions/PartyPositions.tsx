/** What a party holds, a line for each term: the stance, what it was before, since when and how that is known. */
import { Link } from "@/components/ui/Link";
import { HowWeKnow } from "@/components/record/HowWeKnow";
import { MarkingNote } from "@/components/record/MarkingNote";
import { type FindTakenBack, TakenBackNote } from "@/components/record/TakenBackNote";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import type { PartyRecord } from "@/lib/positions/queries/party";
import { stanceLabels } from "@/lib/positions/rules";
import { conditionInWords } from "@/lib/positions/rules/conditions";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { momentQuery } from "@/lib/time/moment-query";
import { type PositionsView, positionsHref } from "./positionsAddress";
import { StanceGlyph } from "./StanceGlyph";

type Props = {
  positions: PartyRecord["positions"];
  terms: PartyRecord["terms"];
  view: PositionsView;
  compartments: readonly CompartmentView[];
  takenBack: FindTakenBack;
  timeZone: string;
};

export function PartyPositions({ positions, terms, view, compartments, takenBack, timeZone }: Props) {
  const query = momentQuery(view.moment);
  const termOf = (id: string) => terms.find((each) => each.id === id) ?? null;
  return (
    <ul className="divide-y divide-rule">
      {positions.map(({ term, before, citations, isSourceGone, ...position }) => {
        const onAxis = term.axisUnit ? intervalsInWords(position.intervals, term.axisUnit) : "";
        const since = formatFuzzy(requireFuzzyDate(position.record.validText), timeZone);
        return (
          <li
            key={term.id}
            data-row
            className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-6 gap-y-1 py-2.5 max-md:grid-cols-1"
          >
            <p className="flex min-w-0 gap-3">
              <span className="w-7 shrink-0 text-ink-3">{term.number}</span>
              <Link href={paths.term(view.slug, term.id) + query} className="link-name min-w-0 max-md:py-1">
                <bdi>{term.title}</bdi>
              </Link>
            </p>
            <div className="min-w-0">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <Link
                  href={positionsHref(view, { cell: { partyId: position.partyId, termId: term.id } })}
                  data-row-link
                  className="link-name t-ui-strong flex items-baseline gap-3 max-md:py-1"
                >
                  <StanceGlyph stance={position.stance} decorative className="self-center" />
                  {stanceLabels[position.stance]}
                </Link>
                <span className="t-meta text-ink-3">since {since}</span>
              </p>
              {before && (
                <p className="t-small flex flex-wrap items-baseline gap-x-2 text-ink-2">
                  {before.stance === position.stance ? (
                    `before, ${(term.axisUnit && intervalsInWords(before.intervals, term.axisUnit)) || "with other conditions"}`
                  ) : (
                    <>
                      was <StanceGlyph stance={before.stance} decorative className="self-center" />{" "}
                      {stanceLabels[before.stance]}
                    </>
                  )}
                  {`, from ${formatFuzzy(requireFuzzyDate(before.record.validText), timeZone)}`}
                </p>
              )}
              {onAxis && <p className="t-small text-ink-2">{onAxis}</p>}
              {position.conditions.map((condition) => (
                <p key={JSON.stringify(condition)} dir="auto" className="t-condition">
                  <em className="font-semibold text-conditional">if</em> {conditionInWords(condition, termOf)}
                </p>
              ))}
              {position.why && (
                <p dir="auto" className="t-small text-ink-2">
                  {position.why}
                </p>
              )}
              <HowWeKnow
                isShort
                citations={citations}
                isSourceGone={isSourceGone}
                evidenceHref={paths.evidence(view.slug) + query}
                basis={position.basis}
                isDateInferred={position.record.validInferred}
                recordId={position.record.id}
              />
              <TakenBackNote session={takenBack(position.record.sessionId)} />
              <MarkingNote compartment={compartments.find(({ id }) => id === position.compartmentId)} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
