"use client";

import { useMemo } from "react";
import type { Focus } from "@/lib/logbook/rules";
import type { Candidate } from "@/lib/platform/matching";
import { citeEntry } from "@/lib/logbook/rules/entries";
import type { Names } from "@/lib/logbook/rules/entry-words";
import { firstDayOf } from "@/lib/logbook/rules/filing";
import { errorsOfEntry } from "@/lib/logbook/rules/filing-fields";
import type { Choosable, offersOf } from "@/lib/logbook/rules/materials";
import type { DraftBlock, DraftContent } from "@/lib/logbook/schema";
import type { FieldErrors } from "@/lib/platform/result";
import { formatFuzzy } from "@/lib/time/format-date";
import { addDays, type FuzzyDate, pointsOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import { DayEditor } from "./DayEditor";
import { EntryEditor } from "./EntryEditor";
import { LineEditor } from "./LineEditor";
import { type RecordedLine, RecordedNote } from "./RecordedNote";
import type { Do } from "./useWriting";

type Props = {
  content: DraftContent;
  focus: Focus | null;
  /** The entry that is being written. */
  open: string | null;
  doEdit: Do;
  offers: ReturnType<typeof offersOf>;
  choosable: Choosable;
  names: Names;
  errors: FieldErrors;
  recorded: Readonly<Record<string, RecordedLine>>;
  /** Of the round that the session is in; null where it begins one. */
  roundHref: string | null;
  today: FuzzyDate;
  isReady: boolean;
};

const none: readonly string[] = [];
const noErrors: FieldErrors = {};

/** The running notes: lines, and under them what is recorded. */
export function NoteEditor(props: Props) {
  const { content, focus, open, doEdit, offers, choosable, names, errors, recorded, roundHref, today, isReady } = props;
  const { blocks, venue } = content;
  const sources = JSON.stringify(sourcesIn(blocks));
  // Parsed back, so that entries are drawn again only when a source's title has changed, not at every key.
  const enteredSources = useMemo(() => JSON.parse(sources) as Candidate[], [sources]);
  const isBlank = blocks.every((block) => block.kind === "line" && block.text === "");
  return (
    <ol className="relative pt-2" aria-label="Notes">
      {numbered(blocks).map(({ block, number }, place) => {
        const shown = { doEdit, isReady, focus: focus?.key === block.key ? focus : null };
        if (block.kind === "line")
          return (
            <LineEditor
              key={block.key}
              {...shown}
              line={block}
              number={number}
              offers={offers}
              nextDay={dayAfter(content, place)}
              placeholder={
                isBlank && place === 0
                  ? "Write what happens, the time first if it is to be told. @ names somebody, # a term, / records."
                  : undefined
              }
              errors={errors[`blocks.${place}.text`] ?? errors[`blocks.${place}.time`] ?? none}
            />
          );
        if (block.kind === "day")
          return (
            <DayEditor
              key={block.key}
              {...shown}
              block={block}
              place={venue}
              today={today}
              errors={errors[`blocks.${place}.day`] ?? none}
            />
          );
        if (block.kind === "recorded")
          return <RecordedNote key={block.key} {...shown} id={block.key} line={recorded[block.recordId]} />;
        return (
          <EntryEditor
            key={block.key}
            {...shown}
            entry={block}
            isOpen={open === block.key}
            choosable={choosable}
            enteredSources={enteredSources}
            names={names}
            roundHref={roundHref}
            day={firstDayOf(dayAt(content, place))}
            timeZone={content.timeZone}
            errors={ofEntry(errors, number - 1)}
          />
        );
      })}
    </ol>
  );
}

/** The blocks, each with its number among those of its kind, from 1. */
function numbered(blocks: readonly DraftBlock[]): { block: DraftBlock; number: number }[] {
  const counts = { line: 0, day: 0, entry: 0, recorded: 0 };
  return blocks.map((block) => ({ block, number: ++counts[block.kind] }));
}

function ofEntry(errors: FieldErrors, index: number): FieldErrors {
  const wrong = errorsOfEntry(errors, index);
  return Object.keys(wrong).length > 0 ? wrong : noErrors;
}

/** The sources entered here, which the other entries can cite. */
function sourcesIn(blocks: readonly DraftBlock[]): Candidate[] {
  return blocks.flatMap((block) =>
    block.kind === "entry" && block.command === "source"
      ? [
          {
            id: citeEntry(block.key),
            label: block.fields.title ?? "A source without a title",
            hint: "entered in these notes",
          },
        ]
      : [],
  );
}

/** The day that the notes tell of here, as it was typed. */
function dayAt({ blocks, held }: DraftContent, place: number): string {
  const day = blocks.slice(0, place).findLast((block) => block.kind === "day");
  return day?.kind === "day" ? day.day : held;
}

/** The day after the one that the notes tell of here, as `/day` proposes it. */
function dayAfter(content: DraftContent, place: number): string {
  const parsed = parseFuzzyDate(dayAt(content, place));
  if (!parsed.ok) return "";
  const { start } = pointsOf(parsed.date);
  if (start.precision !== "day" && start.precision !== "minute") return "";
  return formatFuzzy(addDays(requireFuzzyDate(start.start.toPlainDate().toString()), 1), "UTC");
}
