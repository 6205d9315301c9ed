/** Where a subject of the inbox is read, from the app's root on. */
import type { SubjectKind } from "@/lib/following/rules/subjects";
import { paths } from "@/lib/platform/paths";

type Subject = {
  subjectId: string;
  subject: { kind: SubjectKind; termId: string | null; rows: { by: string; noun: string } | null };
};

export function subjectPath(slug: string, { subjectId, subject: { kind, termId, rows } }: Subject): string {
  if (kind === "thread" && termId)
    return `${paths.text(slug)}?${new URLSearchParams({ term: termId, note: subjectId })}#note-${subjectId}`;
  if (kind === "notes") return paths.sessionDraft(slug, subjectId);
  if (kind === "review") return paths.review(slug, subjectId);
  if (kind === "term") return paths.term(slug, subjectId);
  if (kind === "party") return paths.party(slug, subjectId);
  if (kind === "session") return paths.session(slug, subjectId);
  // Its rows are among what its author has recorded.
  if (kind === "table" && rows) return `${paths.activity(slug)}?${new URLSearchParams(rows)}`;
  return paths.activity(slug);
}
