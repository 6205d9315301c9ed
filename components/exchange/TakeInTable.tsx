"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState, useTransition } from "react";
import { AskOnce } from "@/components/ui/AskOnce";
import { Button } from "@/components/ui/Button";
import { FormError } from "@/components/ui/FormError";
import { failureOfLost } from "@/components/ui/lostAnswer";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import { badRowsAction, discardTableAction, settleTableAction, turnTableAction } from "@/lib/exchange/actions-tables";
import type { TableView } from "@/lib/exchange/queries-table";
import { badRowsCsv } from "@/lib/exchange/rules/table-in/bad-rows";
import { chosenMeanings, guessedMapping, type Mapping } from "@/lib/exchange/rules/table-in/mapping";
import { recordsInWords, rowsInWords, tableInWords, undoInWords } from "@/lib/exchange/rules/table-in/words";
import { paths } from "@/lib/platform/paths";
import type { Result } from "@/lib/platform/result";
import { formatInstant } from "@/lib/time/format-instant";
import { TableMapping } from "./TableMapping";
import { TableValues } from "./TableValues";

type Props = {
  negotiationId: string;
  slug: string;
  /** Of the times that it tells. */
  timeZone: string;
  table: TableView;
  compartments: readonly { id: string; name: string }[];
  /** The rows as they are, drawn by the server. */
  rows: ReactNode;
};

const working = ["checking", "recording", "undoing"];

/** More values that mean something are not shown to be changed. */
const mostChosen = 200;

/** How often a page asks how far it has come, in ms. */
const asksEvery = 700;

/** One table: what its columns mean, what would be recorded, recording it, and taking it back as one act. */
export function TakeInTable({ negotiationId, slug, timeZone, table, compartments, rows }: Props) {
  const router = useRouter();
  const { id: tableId, state, counts, columns, unknown } = table;
  const [edited, setEdited] = useState<Mapping | null>(null);
  const [said, setSaid] = useState("");
  const [isPending, begin] = useTransition();
  const mapping = edited ?? table.mapping ?? guessedMapping(columns);
  const isWorking = working.includes(state);
  useEffect(() => {
    if (!isWorking) return;
    const timer = setInterval(() => router.refresh(), asksEvery);
    return () => clearInterval(timer);
  }, [isWorking, router]);

  const ask = (work: () => Promise<Result<unknown>>, done?: () => void) =>
    begin(async () => {
      setSaid("");
      const answer = await work().catch(failureOfLost);
      if (answer.ok) done?.();
      else setSaid(answer.message);
    });
  const turn = (to: "record" | "stop" | "undo") => ask(() => turnTableAction({ negotiationId, tableId, to }));
  const check = () =>
    ask(
      () => settleTableAction({ negotiationId, tableId, mapping }),
      // What was chosen while it was sent is still to be checked.
      () => setEdited((now) => (now === edited ? null : now)),
    );
  const download = () =>
    ask(async () => {
      const bad = await badRows(negotiationId, tableId);
      if (bad.ok) save(badRowsCsv(columns, bad.value), `${table.name.replace(/\.\w+$/, "")} to mend.csv`);
      return bad;
    });
  const isSettled = table.version > 0 && edited === null;
  // Of what stands and not of what is being chosen, so that nothing goes away under the hand.
  const chosen = table.mapping ? chosenMeanings(table.mapping, unknown).slice(0, mostChosen) : [];
  // A stopped undo can only be gone on with.
  const isHalfUndone = state !== "undone" && counts.undoneParts > 0;
  const canRecord =
    isSettled &&
    !isHalfUndone &&
    counts.good > 0 &&
    (state === "checked" || (state === "stopped" && counts.recordedParts < counts.parts));
  const canUndo = !isWorking && (isHalfUndone || (state !== "undone" && counts.standing > 0));
  return (
    <div className="grid grid-cols-1 gap-8">
      {said && <FormError message={said} />}
      <div className="grid gap-3">
        <p role="status" className="t-note">
          {tableInWords(table)}
        </p>
        {table.said && <p className="t-small text-st-contested">It stopped: {table.said}</p>}
        {isWorking && table.putOff && (
          <p className="t-small text-st-contested">
            Put off until{" "}
            <Time dateTime={table.putOff.until.toISOString()}>
              {formatInstant(table.putOff.until, timeZone, "minute")}
            </Time>
            . {table.putOff.why} It goes on by itself.
          </p>
        )}
        {isWorking && (
          <progress
            className="h-2 w-full max-w-lg appearance-none overflow-hidden rounded-bar bg-rule-2 [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-rule-2 [&::-webkit-progress-value]:bg-accent"
            aria-label="How far it has come"
            max={state === "checking" ? counts.rows : counts.parts}
            value={
              state === "checking" ? counts.checked : state === "recording" ? counts.recordedParts : counts.undoneParts
            }
          />
        )}
        <div className="flex flex-wrap gap-2">
          {canRecord && (
            <Button type="button" disabled={isPending} onClick={() => turn("record")}>
              {state === "stopped" ? "Go on recording" : `Record ${rowsInWords(counts.good)}`}
            </Button>
          )}
          {isWorking && (
            <Button type="button" variant="secondary" disabled={isPending} onClick={() => turn("stop")}>
              Stop
            </Button>
          )}
          {canUndo && isHalfUndone && (
            <Button type="button" variant="secondary" disabled={isPending} onClick={() => turn("undo")}>
              Go on undoing
            </Button>
          )}
          {counts.bad > 0 && !isWorking && (
            <Button type="button" variant="secondary" disabled={isPending} onClick={download}>
              Download {rowsInWords(counts.bad)} to mend
            </Button>
          )}
          {!isWorking && (
            <Button
              type="button"
              variant="quiet"
              disabled={isPending}
              onClick={() =>
                ask(
                  () => discardTableAction({ negotiationId, tableId }),
                  () => router.push(paths.takeInTable(slug)),
                )
              }
            >
              {counts.standing > 0 ? "Close it, and keep what is recorded" : "Leave it"}
            </Button>
          )}
        </div>
        {canUndo && !isHalfUndone && (
          <AskOnce summary="Undo all of it" about={undoInWords(counts.standing)}>
            <Button type="button" variant="secondary" disabled={isPending} onClick={() => turn("undo")}>
              Take back {recordsInWords(counts.standing)}
            </Button>
          </AskOnce>
        )}
      </div>
      {!isWorking && !isHalfUndone && unknown.length > 0 && (
        <Section title="Not clear yet" aside="Say what they mean, then check again.">
          <TableValues
            mapping={mapping}
            values={unknown}
            more={table.moreUnknown}
            choices={table.choices}
            onChange={setEdited}
          />
          <p className="mt-4">
            <Button type="button" variant="secondary" disabled={isPending || edited === null} onClick={check}>
              Check again
            </Button>
          </p>
        </Section>
      )}
      {!isWorking && !isHalfUndone && chosen.length > 0 && mapping.noun === table.mapping?.noun && (
        <Section title="What you said that values mean" aside="Change one, then check every row.">
          <TableValues mapping={mapping} values={chosen} choices={table.choices} onChange={setEdited} />
        </Section>
      )}
      {!isWorking && !isHalfUndone && (
        <Section title="What the columns mean">
          <TableMapping
            mapping={mapping}
            columns={columns}
            choices={table.choices}
            compartments={compartments}
            onChange={setEdited}
          />
          <p className="mt-4">
            <Button
              type="button"
              variant={table.version === 0 ? "primary" : "secondary"}
              disabled={isPending}
              onClick={check}
            >
              Check every row
            </Button>
          </p>
        </Section>
      )}
      {rows}
    </div>
  );
}

type Bad = { cells: readonly string[]; why: string };

async function badRows(negotiationId: string, tableId: string): Promise<Result<Bad[]>> {
  const all: Bad[] = [];
  for (let after: number | null = -1; after !== null; ) {
    const answer: Awaited<ReturnType<typeof badRowsAction>> = await badRowsAction({ negotiationId, tableId, after });
    if (!answer.ok) return answer;
    all.push(...answer.value.rows);
    after = answer.value.after;
  }
  return { ok: true, value: all };
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
