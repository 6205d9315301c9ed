/** Takes others' Web Annotations in as remarks: all of them in one act, or none, with what is wrong with each. */
import "server-only";
import { shareRemarks } from "@/lib/annotations/commands/remark-drafts";
import type { Opened } from "@/lib/negotiations/queries";
import { execute } from "@/lib/platform/command";
import { failure, type Result } from "@/lib/platform/result";
import { clauseTexts } from "./queries-annotations";
import { clauseVersionOf, type ReadRemark, readWebAnnotation, webAnnotationsSchema } from "./web-annotation";

/** `raw` is one annotation, a list, or a page of them. Sent twice under one act's id, it is taken in once. */
export async function takeInAnnotations(
  opened: Opened,
  raw: unknown,
  actId?: string,
): Promise<Result<{ annotationIds: string[] }>> {
  const parsed = webAnnotationsSchema.safeParse(raw);
  if (!parsed.success)
    return failure("invalid", "This is no Web Annotation with a source and selectors, nor a page of them.");
  const sources = parsed.data.map(clauseVersionOf);
  const texts = await clauseTexts(opened, [...new Set(sources.flatMap((id) => id ?? []))]);
  const remarks: ReadRemark[] = [];
  const complaints: string[] = [];
  for (const [index, annotation] of parsed.data.entries()) {
    const id = sources[index];
    const text = id && texts.get(id);
    const read = id && text ? readWebAnnotation(annotation, { id, text }) : noSource;
    if (read.ok) remarks.push(read.remark);
    else complaints.push(`Annotation ${index + 1}: ${read.message}`);
  }
  if (complaints.length > 0) return failure("invalid", complaints.join(" "));
  return execute(shareRemarks, opened.actor, { negotiationId: opened.negotiation.id, remarks }, actId);
}

const noSource = { ok: false as const, message: "Its source names no wording of this negotiation." };
