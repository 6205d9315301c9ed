/** What the parts of taking in a text hand to each other. */
import type { TermStatus } from "@/lib/terms/rules";
import type { StandingTerm, TakenRow } from "@/lib/text/whole/taken-rows";

/** A term on record with its wordings by language, and how it stands. */
export type OnRecord = Omit<StandingTerm, "text"> & {
  status: TermStatus | null;
  wordings: Readonly<Record<string, { text: string; translatesId: string | null }>>;
};

export type RowAct =
  | { do: "change"; key: number; to: Partial<TakenRow> }
  | { do: "level"; key: number; by: 1 | -1 }
  | { do: "open"; key: number };

export type Choice = { value: string; label: string };
