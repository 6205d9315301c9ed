/** What was said, with what it links to named as the reader may see it. */
import "server-only";
import { z } from "zod";
import { linkedIn } from "@/lib/annotations/queries-links";
import { plainWords } from "@/lib/annotations/rules/links";
import { marksOf } from "@/lib/annotations/rules/marks";
import type { Tx } from "@/lib/platform/database";
import type { ActivityFields } from "./rules/body";

/** Of a remark or a reply that links to something. */
const linkingFields = z.object({
  body: z.string(),
  linkedIds: z.array(z.uuid()).min(1),
  linkMarks: z.array(z.string()),
});

/** Gives the fields of an entry with their words in plain; of one that links to nothing as they are. */
export async function linksInWords(
  tx: Tx,
  negotiationId: string,
  known: Date | null,
  all: readonly (ActivityFields | null)[],
): Promise<<Fields extends ActivityFields | null>(fields: Fields) => Fields> {
  const linking = all.flatMap((fields) => linkingFields.safeParse(fields).data ?? []);
  const linked = await linkedIn(tx, negotiationId, known, linking);
  return (fields) => {
    const read = linkingFields.safeParse(fields);
    if (!read.success) return fields;
    const { body, linkedIds, linkMarks } = read.data;
    const links = marksOf(linkedIds, linkMarks).map(({ id, mark }) => ({ mark, label: linked.get(id)?.label ?? null }));
    return { ...fields, body: plainWords(body, links) };
  };
}
