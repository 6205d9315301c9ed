/** A text that is looked over and not recorded yet, as a browser keeps it. */
import { z } from "zod";
import { termKinds } from "@/lib/terms/rules";
import type { TakenDraft } from "@/lib/text/whole/taken-rows";

export type KeptDraft = TakenDraft & {
  language: string;
  /** The newest record that its writer had seen when it was read. */
  seenRecordId: string | null;
};

const words = z.array(z.string());
const keptInput = z.object({
  language: z.string(),
  seenRecordId: z.string().nullable(),
  title: z.string().nullable(),
  doubts: words,
  absent: words,
  rows: z.array(
    z.object({
      key: z.number(),
      number: z.string(),
      title: z.string(),
      kind: z.enum(termKinds),
      depth: z.number(),
      text: z.string(),
      options: z.array(z.object({ label: z.string(), text: z.string() })),
      note: z.string(),
      is: z.string(),
      likely: words,
      doubts: words,
      unbalanced: words,
      isTaken: z.boolean(),
    }),
  ),
});

export function printDraft(draft: KeptDraft): string {
  return JSON.stringify(draft);
}

/** Null where nothing readable is kept. */
export function readDraft(text: string | null): KeptDraft | null {
  try {
    return keptInput.safeParse(JSON.parse(text ?? "null")).data ?? null;
  } catch {
    return null;
  }
}
