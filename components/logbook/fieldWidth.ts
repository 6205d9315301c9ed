/** How much of a row each field of an entry takes, so that the rows of every entry come out even. */
import type { EntryField } from "@/lib/logbook/rules/entries";
import type { EntryCommand } from "@/lib/logbook/schema";

type Twelfths = 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 12;

const classes: Record<Twelfths, string> = {
  2: "col-span-2 max-md:col-span-6",
  3: "col-span-3 max-md:col-span-6",
  4: "col-span-4 max-md:col-span-12",
  5: "col-span-5 max-md:col-span-12",
  6: "col-span-6 max-md:col-span-12",
  7: "col-span-7 max-md:col-span-12",
  8: "col-span-8 max-md:col-span-12",
  9: "col-span-9 max-md:col-span-12",
  10: "col-span-10 max-md:col-span-12",
  12: "col-span-12",
};

const widths: Partial<Record<EntryCommand, Record<string, Twelfths>>> = {
  position: { intervals: 7, condition: 5, basis: 3, confidence: 2, sourceId: 4, credibility: 3 },
  status: { sourceId: 5, credibility: 3 },
  statement: { capacity: 3, speakerId: 5, basis: 3, termIds: 9, sourceId: 8 },
  pause: { sourceId: 8 },
  resume: { why: 8, sourceId: 8 },
  figure: { label: 5, value: 2, unit: 2, about: 3, termId: 4, sourceId: 5, credibility: 3 },
  risk: { termId: 6, likelihood: 3, impact: 3, sourceId: 8 },
  question: { settles: 12, sourceId: 8 },
  source: { title: 6, kind: 3, reliability: 3, origin: 8 },
};

export function fieldWidth(command: EntryCommand, { name, kind }: EntryField): string {
  return classes[widths[command]?.[name] ?? (kind === "prose" ? 12 : 4)];
}
