/** A draft's entry in one line, as far as it is written. */
import { type Basis, bases } from "@/lib/record/rules";
import { type StatementCapacity, statementCapacities } from "@/lib/evidence/rules";
import { type Interval, type Stance, stances } from "@/lib/positions/rules";
import { parseIntervals } from "@/lib/positions/rules/interval-syntax";
import { type TermStatus, termStatuses } from "@/lib/terms/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import type { DraftEntry } from "../schema";
import { entryShapes } from "./entries";
import { type EntryFacts, type EntryLine, entryLine, type Names } from "./entry-words";

/** The entry as it will read once it is filed; null while something that it cannot do without is empty. */
export function draftLine(entry: DraftEntry, names: Names): EntryLine | null {
  const isReady = entryShapes[entry.command].fields.every(
    (field) => !field.isRequired || entry.fields[field.name]?.trim(),
  );
  const facts = isReady ? factsOf(entry, names) : null;
  return facts && entryLine(facts, names);
}

function factsOf({ command, fields }: DraftEntry, names: Names): EntryFacts | null {
  const text = (name: string) => fields[name]?.trim() || null;
  switch (command) {
    case "position": {
      const { partyId = "", termId = "" } = fields;
      const [stance, basis] = [oneOf<Stance>(stances, fields.stance), oneOf<Basis>(bases, fields.basis)];
      const intervals = readIntervals(text("intervals"), names, termId);
      const conditions = [text("condition")].filter((each) => each !== null);
      return stance && basis && { noun: "position", partyId, termId, stance, basis, intervals, conditions };
    }
    case "status": {
      const status = oneOf<TermStatus>(termStatuses, fields.status);
      return (
        status && { noun: "term_status", termId: fields.termId ?? "", status, note: text("reason") ?? text("note") }
      );
    }
    case "statement": {
      const capacity = oneOf<StatementCapacity>(statementCapacities, fields.capacity);
      const basis = oneOf<Basis>(bases, fields.basis);
      const who = { speakerId: text("speakerId"), partyId: text("partyId"), speakerName: text("speakerName") };
      return capacity && basis && { noun: "statement", text: fields.text ?? "", ...who, capacity, basis };
    }
    case "pause":
    case "resume": {
      const isPause = command === "pause";
      const event = isPause ? "paused" : "resumed";
      const planned = isPause ? dateInWords(text("plannedResumption")) : null;
      return { noun: "round_event", event, state: isPause ? "paused" : "open", date: null, planned, why: text("why") };
    }
    case "figure":
      return {
        noun: "figure",
        label: fields.label ?? "",
        value: text("value"),
        unit: text("unit"),
        about: dateInWords(text("about")),
        termId: text("termId"),
      };
    case "risk":
      return {
        noun: "risk",
        text: fields.text ?? "",
        termId: text("termId"),
        likelihood: text("likelihood"),
        impact: text("impact"),
      };
    case "question":
      return {
        noun: "question",
        text: fields.text ?? "",
        partyId: text("partyId"),
        termId: text("termId"),
        askOn: dateInWords(text("askOn")),
        answer: null,
      };
    case "source":
      return {
        noun: "source",
        title: fields.title ?? "",
        reliability: fields.reliability ?? "",
        origin: fields.origin ?? "",
      };
  }
}

function readIntervals(typed: string | null, names: Names, termId: string): Interval[] {
  const unit = names.term(termId)?.axisUnit;
  const parsed = typed && unit ? parseIntervals(typed, unit) : null;
  return parsed?.ok ? parsed.intervals : [];
}

function dateInWords(text: string | null): string | null {
  const parsed = text ? parseFuzzyDate(text) : null;
  return parsed?.ok ? formatFuzzy(parsed.date, "UTC") : text;
}

function oneOf<Value extends string>(values: readonly Value[], typed: string | undefined): Value | null {
  return values.find((value) => value === typed) ?? null;
}
