/** Where each thing that keeps notes from being filed stands on the page, and what it is called there. */
import type { FieldErrors } from "@/lib/platform/result";
import type { DraftBlock } from "../schema";
import { entryShapes } from "./entries";

export type ToldError = {
  /** The block it is in; null: the session's own fields. */
  blockKey: string | null;
  label: string;
  message: string;
};

const sessionLabels: Record<string, string> = {
  title: "Title",
  held: "When",
  venue: "Venue",
  timeZone: "Time zone of the venue",
  roundId: "Round",
  roundNumber: "Number of the new round",
  roundTitle: "Title of the new round",
  opensRound: "The round opens",
  levelNote: "On the level",
  compartmentId: "Who may see it",
  attendance: "Who sat",
  newcomers: "Who sat",
  format: "Format",
  track: "Track",
  level: "Level of the session",
  isDateInferred: "Whether the dates are worked out",
  reason: "Why it is corrected",
  agenda: "Agenda",
  asks: "To ask",
};

/** In the order of the page: the session first, then down the notes. */
export function tellErrors(fieldErrors: FieldErrors, blocks: readonly DraftBlock[]): ToldError[] {
  const entries = blocks.filter((block) => block.kind === "entry");
  const told = Object.entries(fieldErrors).map(([field, messages]): ToldError & { place: number } => {
    const [list = "", index = "", name = ""] = field.split(".");
    const message = messages.join(" ");
    const entry = list === "entries" ? entries[Number(index)] : undefined;
    if (entry) {
      const label = entryShapes[entry.command].fields.find((each) => each.name === name)?.label.toLowerCase();
      const place = blocks.indexOf(entry);
      return { blockKey: entry.key, label: `/${entry.command}${label ? ` ${label}` : ""}`, message, place };
    }
    const block = list === "blocks" ? blocks[Number(index)] : undefined;
    if (block) return { blockKey: block.key, label: name === "day" ? "Day" : "Line", message, place: Number(index) };
    return { blockKey: null, label: sessionLabels[list] ?? "", message, place: -1 };
  });
  return told.sort((a, b) => a.place - b.place).map(({ place: _, ...error }) => error);
}
