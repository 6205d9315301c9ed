import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { DanceSection } from "@/components/analysis/movement/DanceSection";
import { DistanceSection } from "@/components/analysis/movement/DistanceSection";
import { PartyTable } from "@/components/analysis/movement/PartyTable";
import { TermParts } from "@/components/terms/TermParts";
import { TermTable } from "@/components/analysis/movement/TermTable";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import type { JudgedMove } from "@/lib/analysis/movement-history";
import { distanceInWords, lastMoveInWords, measuredInWords } from "@/lib/analysis/movement-words";
import { movementView } from "@/lib/analysis/queries-movement";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../../NegotiationFrame";
import { NothingYet } from "../../NothingYet";

export const metadata: Metadata = { title: "Movement" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<MomentParams & { term?: string | string[]; part?: string | string[] }>;
};

const keys = [
  { keys: ["j", "k"], label: "next, previous term" },
  { keys: ["Enter"], label: "look at it" },
  { keys: ["g", "n"], label: "analysis" },
  { keys: ["[", "]"], label: "step through named days" },
];

export default async function MovementPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { term: asked, part: askedPart, ...clocks } = await searchParams;
  const opened = await openNegotiation(slug, clocks);
  const history = await movementView(opened, { part: paramOf(askedPart), termId: paramOf(asked) });
  const compartments = await myCompartments(opened);
  const { moment, negotiation } = opened;
  const { timeZone } = negotiation;
  const query = momentQuery(moment);
  const hrefOf = (termId: string) => hrefWith(paths.movement(slug) + query, { term: termId });
  const dayOf = ({ to }: JudgedMove) =>
    formatFuzzy(requireFuzzyDate(to.record.validText), timeZone, { weekday: false });
  const { terms, moves, parties, whole, part } = history;
  const selected =
    terms.find(({ term }) => term.id === paramOf(asked)) ??
    terms.find(({ term }) => term.id === moves[0]?.term.id) ??
    terms.find(({ lines }) => lines.some(({ positions }) => positions.some(({ intervals }) => intervals.length > 0))) ??
    null;
  const distance = distanceInWords(history);
  const markedWith = [...new Set(terms.flatMap((each) => each.markedWith))];
  return (
    <NegotiationFrame
      opened={opened}
      section="analysis"
      path={paths.movement(slug)}
      keys={terms.length > 0 ? keys : []}
    >
      {part && (
        <TermParts
          parts={history.parts}
          shown={part}
          hrefOf={(id) => hrefWith(paths.movement(slug) + query, { part: id })}
        />
      )}
      {terms.length === 0 && part ? (
        <p className="py-2 text-ink-2">Nobody who negotiates holds anything on this part of the agreement.</p>
      ) : terms.length === 0 ? (
        <NothingYet
          opened={opened}
          about="Here is told how those who negotiate have moved: who conceded, who answered, who is silent, and how far apart they are."
          action={<ButtonLink href={paths.positions(slug) + query}>Go to the positions</ButtonLink>}
        >
          Record what each party holds on a term; its next position is its first move.
        </NothingYet>
      ) : (
        <>
          <div className="pb-6">
            <Answer>{lastMoveInWords(history, dayOf)}</Answer>
            <MarkingWords markedWith={markedWith} compartments={compartments} />
            <MetaLine className="mt-1">
              {part && `This is of ${part.number} ${part.title} alone. `}
              {distance}{" "}
              <Link href={paths.analysis(slug) + query} className="link print:hidden">
                Where they could meet
              </Link>
            </MetaLine>
          </div>
          <div className="grid grid-cols-1 gap-8">
            <div className="grid grid-cols-1 gap-8 lg:grid-cols-2">
              {whole.length > 0 && (
                <DistanceSection
                  whole={whole}
                  measured={measuredInWords(terms)}
                  now={moment.asOf}
                  {...{ timeZone, markedWith, compartments }}
                />
              )}
              <PartyTable
                parties={parties}
                partyHref={(partyId) => paths.party(slug, partyId) + query}
                termHref={hrefOf}
                dayOf={dayOf}
                compartments={compartments}
              />
            </div>
            {selected && <DanceSection movement={selected} now={moment.asOf} {...{ timeZone, compartments }} />}
            <TermTable
              terms={terms}
              selectedId={selected?.term.id ?? null}
              hrefOf={hrefOf}
              dayOf={dayOf}
              now={moment.asOf}
              compartments={compartments}
            />
          </div>
        </>
      )}
      <RowNavigation noun="term" />
    </NegotiationFrame>
  );
}
