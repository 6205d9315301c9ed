import type { Metadata } from "next";
import { MarkForm } from "@/components/activity/MarkForm";
import { LinkingThreads } from "@/components/annotations/LinkingThreads";
import { ExportMenu } from "@/components/exchange/ExportMenu";
import type { Moved } from "@/components/positions/MatrixCell";
import { MatrixFilters } from "@/components/positions/MatrixFilters";
import { PanelFocus } from "@/components/positions/PanelFocus";
import { PositionActs } from "@/components/positions/PositionActs";
import { PositionMatrix } from "@/components/positions/PositionMatrix";
import { PositionPanel } from "@/components/positions/PositionPanel";
import { positionsHref, readPositionsAddress } from "@/components/positions/positionsAddress";
import { StanceLegend } from "@/components/positions/StanceLegend";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Answer, Title } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { Columns } from "@/components/ui/Columns";
import { cx } from "@/components/ui/cx";
import { hrefWith } from "@/components/ui/hrefWith";
import { type LinkingThread, linkingThreads } from "@/lib/annotations/queries-linking";
import { missOn } from "@/lib/analysis/apart";
import { markingsOf } from "@/lib/analysis/facts";
import { issueOf } from "@/lib/analysis/headline";
import { type Move, movesSince } from "@/lib/analysis/movement";
import { changeInWords } from "@/lib/analysis/moves-in-words";
import { offersOn, valueAtIssue } from "@/lib/analysis/offers";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, type Opened, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { type CellView, type MatrixFrame, positionMatrix } from "@/lib/positions/queries/matrix";
import { answerOf, tallyOf } from "@/lib/positions/rules/answer";
import { type MatrixFilter, windowOf } from "@/lib/positions/rules/matrix";
import type { Since } from "@/lib/rounds/rules-since";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";
import { NothingYet } from "../NothingYet";
import { takenBackSessions } from "../takenBackSessions";

export const metadata: Metadata = { title: "Positions" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const keys = [
  { keys: ["t"], label: "into the table" },
  { keys: ["←", "↑", "↓", "→"], label: "move" },
  { keys: ["Enter"], label: "open the cell" },
  { keys: ["u"], label: "only gaps" },
  { keys: ["m"], label: "what moved or is new" },
];

export default async function PositionsPage({ params, searchParams }: Props) {
  const [{ slug }, search] = [await params, await searchParams];
  const opened = await openNegotiation(slug, search);
  const { moment, member, negotiation } = opened;
  const { timeZone } = negotiation;
  const asked = readPositionsAddress(search);
  const { filter, act, part, from } = asked;
  const choose = (frame: MatrixFrame) => {
    const moved = movedSince(frame, timeZone);
    return { ...windowOf({ ...frame, moved, overtaken: frame.overtakenCells }, asked), moved };
  };
  const matrix = await positionMatrix(opened, asked.cell, choose, (held, since) => movesOf(held, since).length > 0);
  const compartments = await myCompartments(opened);
  const canRecord = moment.isPresent && mayRecord(member).allowed;
  const { parties, terms, cell, shown } = matrix;
  const { moved } = shown;
  const view = { slug, moment, filter, cell: cell && { partyId: cell.partyId, termId: cell.termId }, part, from };
  if (parties.length === 0 || terms.length === 0)
    return (
      <NegotiationFrame opened={opened} section="positions" path={paths.positions(slug)}>
        <div className="grid gap-8">
          <Answer>{moment.isPresent ? "No position is on record yet." : "No position was on record then."}</Answer>
          <NothingYet
            opened={opened}
            about="This page becomes a table: a row for each term, a column for each party, and in each cell what the party holds, on what basis, and how sure we are. It needs parties and terms first."
            action={
              <>
                {parties.length > 0 ? (
                  <ButtonLink href={hrefWith(paths.terms(slug), { add: "outline" }, "form")}>
                    Paste the agreement’s outline
                  </ButtonLink>
                ) : (
                  <ButtonLink href={hrefWith(paths.parties(slug), { add: "party" }, "form")}>Add a party</ButtonLink>
                )}
                <ButtonLink variant="quiet" href={paths.takeInTable(slug)}>
                  Take in a table
                </ButtonLink>
              </>
            }
          >
            {parties.length > 0 ? "Add what the parties negotiate about." : "Begin with who negotiates."}
          </NothingYet>
        </div>
      </NegotiationFrame>
    );

  const session = matrix.movedSince?.session ?? null;
  const since = session && formatFuzzy(requireFuzzyDate(session.record.validText), timeZone, { year: false });
  const sides = parties.filter(({ role }) => role === "negotiating");
  const values = shown.terms.flatMap((term): [string, string][] => {
    const value = valueAtIssue(term, offersOn(term, matrix.heldOnAxes, parties));
    return value ? [[term.id, value]] : [];
  });
  const { termIds: compared, positions: supporting } = matrix.supportedOnAxes;
  const misses = new Map(
    terms
      .filter(({ id }) => compared.has(id))
      .map((term) => [term.id, missOn(term, { positions: supporting, parties })]),
  );
  const missing = supporting.filter(({ termId }) => misses.get(termId));
  const linking = cell ? await linkingCell(opened, cell) : [];
  const toggled = (to: MatrixFilter) => positionsHref(view, { filter: filter === to ? null : to });
  return (
    <NegotiationFrame
      opened={opened}
      section="positions"
      path={paths.positions(slug)}
      keys={[
        ...keys,
        ...(matrix.overtakenCells.length > 0 ? [{ keys: ["o"], label: "to reconfirm" }] : []),
        ...(canRecord ? [{ keys: ["r"], label: "record a position" }] : []),
      ]}
      shortcuts={[
        { keys: "u", label: "only gaps", href: toggled("unknown") },
        { keys: "m", label: "what moved or is new", href: toggled("moved") },
        ...(matrix.overtakenCells.length > 0 ? [{ keys: "o", label: "to reconfirm", href: toggled("overtaken") }] : []),
      ]}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-12 gap-y-1 pb-4">
        <Title>
          {matrix.stances.size === 0
            ? "No position is on record yet."
            : answerOf({ sides, terms, held: matrix.stancesOfSides }, issueOf, ({ id }) => misses.get(id) ?? null)}
          <MarkingWords
            markedWith={markingsOf(...missing.map(({ record }) => record))}
            compartments={compartments}
            className="ml-2"
          />
        </Title>
        <MatrixFilters
          view={view}
          tally={tallyOf(matrix.stances, parties.length * terms.length)}
          moved={since ? { count: moved.length, since } : null}
          overtaken={matrix.overtakenCells.length}
        />
        <div className="flex flex-wrap items-baseline gap-x-2">
          {canRecord && (
            <ButtonLink variant="quiet" href={paths.takeInTable(slug)} className="t-small print:hidden">
              Take in a table
            </ButtonLink>
          )}
          <ExportMenu
            slug={slug}
            query={momentQuery(moment)}
            sections={["positions", "zones"]}
            tables={["positions", "parties"]}
          />
        </div>
      </div>
      <Columns
        grid="positions"
        aside={
          cell ? (
            <PanelFocus of={`${cell.partyId} ${cell.termId} ${act}`} hasForm={canRecord && act !== null}>
              <PositionPanel
                cell={cell}
                matrix={matrix}
                compartments={compartments}
                takenBack={await takenBackSessions(opened)}
                view={view}
                timeZone={timeZone}
                mayRecord={canRecord}
                remarks={
                  linking.length > 0 && (
                    <LinkingThreads threads={linking} reading={{ slug, moment }} compartments={compartments} />
                  )
                }
                acts={
                  canRecord && (
                    <>
                      <PositionActs
                        cell={cell}
                        act={act}
                        answerId={asked.answer}
                        timeZone={timeZone}
                        matrix={matrix}
                        compartments={compartments}
                        negotiationId={negotiation.id}
                        seenRecordId={opened.newestRecordId}
                        view={view}
                      />
                      {act === "correct" && cell.current && (
                        <MarkForm
                          negotiationId={negotiation.id}
                          records={[{ recordId: cell.current.recordId, label: "This position" }]}
                          compartmentId={cell.current.record.compartmentId}
                          compartments={compartments}
                        />
                      )}
                    </>
                  )
                }
              />
            </PanelFocus>
          ) : (
            <p
              className={cx(
                "t-note border-t-2 border-rule pt-3 text-ink-2",
                (matrix.stances.size > 0 || !canRecord) && "max-lg:hidden",
              )}
            >
              {matrix.stances.size === 0 && canRecord
                ? "Open a cell and record what the party holds there: that it is unknown is worth a record too."
                : "Open a cell to read why, since when, and how we know."}
            </p>
          )
        }
      >
        <div className="grid grid-cols-1 gap-3">
          <div className="border-t-2 border-ink">
            <PositionMatrix
              matrix={matrix}
              shown={shown}
              compartments={compartments}
              moved={moved}
              view={view}
              values={new Map(values)}
              caption={`Positions of ${shown.parties.length} parties on ${shown.terms.length} terms`}
              recordKey={canRecord ? "r" : null}
            />
          </div>
          <StanceLegend />
        </div>
      </Columns>
    </NegotiationFrame>
  );
}

/** The remarks on the text that mention what the cell shows. */
async function linkingCell(opened: Opened, { steps }: CellView): Promise<LinkingThread[]> {
  const id = steps[0]?.id;
  return id === undefined ? [] : ((await linkingThreads(opened, [id])).get(id) ?? []);
}

/** The cells that moved or are new since the last session, each once, by its stance before its axis; none before the first. */
function movedSince({ heldWhereMoved, movedSince: since, terms }: MatrixFrame, timeZone: string): Moved[] {
  if (!since) return [];
  const cells = new Map<string, Moved>();
  const byId = new Map(terms.map((term) => [term.id, term]));
  const termOf = (termId: string) => byId.get(termId) ?? null;
  for (const move of movesOf(heldWhereMoved, since)) {
    if (move.kind !== "position") continue;
    const { partyId, termId, moved } = move;
    const cell = `${partyId} ${termId}`;
    if (!moved.parts.includes("stance") && cells.has(cell)) continue;
    cells.set(cell, {
      ...{ partyId, termId },
      said: changeInWords(moved, termOf(termId)?.axisUnit ?? null, termOf),
      since: formatFuzzy(requireFuzzyDate(move.record.validText), timeZone, { year: false }),
    });
  }
  return [...cells.values()];
}

function movesOf(positions: Readonly<MatrixFrame["heldWhereMoved"]>, since: Since): Move[] {
  return movesSince({ statuses: [], positions, events: [], statements: [] }, since);
}
