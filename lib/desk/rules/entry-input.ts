/** An entry of the desk as its noun's command takes it, with the passage that it is taken from as its citation. */
import type { Anchor } from "@/lib/text/anchor";
import { characterStart } from "@/lib/text/characters";
import { idsOf } from "@/lib/logbook/rules/entries";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import type { DeskEntryInput } from "../schema";
import { deskShapes } from "./entries";

/** A quotation is kept to this length; its anchor says how far it goes. */
const longestQuote = 2000;

/** What the command of the entry's noun is given; its schema decides whether that is right. */
export function inputOfEntry(asked: DeskEntryInput): Record<string, unknown> {
  const { negotiationId, seenRecordId, compartmentId, sourceId, command, fields, isDateInferred, anchor } = asked;
  const known = new Set(deskShapes[command].fields.map(({ name }) => name));
  const given = Object.fromEntries(Object.entries(fields).filter(([name, value]) => known.has(name) && value.trim()));
  const { credibility, locator, condition, termIds, byPartyIds, planned, heldFrom, ...plain } = given;
  return {
    negotiationId,
    ...(seenRecordId ? { seenRecordId } : {}),
    ...(compartmentId ? { compartmentId } : {}),
    ...plain,
    ...(command === "figure" ? figureIn(plain) : {}),
    ...(heldFrom ? { heldFrom: normalDate(heldFrom), isDateInferred } : {}),
    ...(condition ? { conditions: [{ kind: "text", text: condition }] } : {}),
    ...(command === "statement" ? { termIds: idsOf(termIds) } : {}),
    ...(command === "event" ? { byPartyIds: idsOf(byPartyIds), ...plannedOf(fields.event, planned) } : {}),
    citations: [{ sourceId, credibility, ...(locator ? { locator } : {}), ...citedAt(anchor) }],
  };
}

/** "14000 troops" as the value says what is counted, too, where that is not said already; "2 million" does not. */
function figureIn({ value, unit }: Record<string, string>): Record<string, string> {
  const [, number, counted] =
    /^([\d.,\s]*\d)\s*((?!(?:hundred|thousand|[mb]illion|trillion|bn|mn|trn?|[km])\b)[^\d.,\s].*)$/iu.exec(
      value?.trim() ?? "",
    ) ?? [];
  return number && counted && (!unit?.trim() || unit.trim() === counted) ? { value: number, unit: counted } : {};
}

/** The citation's quotation, which ends with a whole character, and where it stands. */
export function citedAt({ start, end, quote, prefix, suffix }: Anchor) {
  return { quote: quote.slice(0, characterStart(quote, longestQuote)).trim(), anchor: { start, end, prefix, suffix } };
}

function plannedOf(event: string | undefined, planned: string | undefined) {
  if (!planned) return {};
  return event === "scheduled" ? { plannedOpening: normalDate(planned) } : { plannedResumption: normalDate(planned) };
}

function normalDate(text: string): string {
  const parsed = parseFuzzyDate(text);
  return parsed.ok ? parsed.date : text;
}

/**
 * The desk's field for a path in what the desk sends or in what the command takes. What is wrong with the grade of the
 * citation belongs beside it; what no field says keeps a name that no form has.
 */
export function fieldOfEntry(path: string): string {
  const [first = "", ...rest] = path.split(".");
  if (first === "fields") return rest[0] ?? first;
  if (first === "citations") return rest[1] ?? first;
  if (first === "conditions") return "condition";
  return first === "plannedOpening" || first === "plannedResumption" ? "planned" : first;
}
