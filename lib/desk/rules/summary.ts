/** An entry of the desk in one line. */
import type { Names } from "@/lib/logbook/rules/entry-words";
import { stanceVerbs } from "@/lib/logbook/rules/entry-words";
import { type Stance, stances } from "@/lib/positions/rules";
import { type RoundEvent, roundEventLabels, roundEvents } from "@/lib/rounds/rules";
import { type TermStatus, termStatuses, termStatusLabels } from "@/lib/terms/rules";
import type { DeskEntry } from "./entries";

const missing = "…";

/** What is told once it is recorded, as a sentence. */
export function recordedInWords(entry: DeskEntry, names: Names): string {
  const summary = summaryOf(entry, names);
  return `Recorded: ${summary}${/[.!?…]["”’)]?$/u.test(summary) ? "" : "."}`;
}

export function summaryOf({ command, fields }: DeskEntry, names: Names): string {
  const party = names.party(fields.partyId ?? "")?.name ?? missing;
  const found = names.term(fields.termId ?? "");
  const term = found ? `${found.number} ${found.title}` : missing;
  switch (command) {
    case "position": {
      const stance = stances.find((each): each is Stance => each === fields.stance);
      return `${party} ${stance ? stanceVerbs[stance] : missing} ${term}`;
    }
    case "status": {
      const status = termStatuses.find((each): each is TermStatus => each === fields.status);
      return `${term}: ${status ? termStatusLabels[status].toLowerCase() : missing}`;
    }
    case "statement": {
      const speaker =
        names.delegate(fields.speakerId ?? "")?.name ?? fields.speakerName ?? (fields.partyId ? party : missing);
      return `${speaker}: ${fields.text ?? missing}`;
    }
    case "event": {
      const event = roundEvents.find((each): each is RoundEvent => each === fields.event);
      const day = [event ? roundEventLabels[event].toLowerCase() : missing, fields.heldFrom].filter(Boolean).join(" ");
      return `Talks ${day}${fields.planned ? `, planned for ${fields.planned}` : ""}`;
    }
    case "figure":
      return `${fields.label ?? missing}: ${[fields.value, fields.unit].filter(Boolean).join(" ")}`;
    case "risk":
    case "question":
      return fields.text ?? missing;
  }
}
