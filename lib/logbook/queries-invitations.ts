/** Notes of sessions that colleagues write together, as whoever was asked to write in them is told of them. */
import "server-only";
import type { Tx } from "@/lib/platform/database";

export type NotesAsked = {
  /** What the notes are of; "" as long as nobody has said. */
  title: string;
  author: string;
  compartmentId: string | null;
};

/** Those of these ids that are notes which the reader writes and which are neither filed nor discarded. */
export async function notesAskedIn(
  tx: Tx,
  negotiationId: string,
  ids: readonly string[],
): Promise<Map<string, NotesAsked>> {
  const drafts = await tx.sessionDraft.findMany({
    where: { negotiationId, id: { in: [...ids] }, filedAs: null, discardedAt: null },
    select: { id: true, authorId: true, compartmentId: true, content: true },
  });
  if (drafts.length === 0) return new Map();
  const people = await tx.user.findMany({
    where: { id: { in: drafts.map(({ authorId }) => authorId) } },
    select: { id: true, name: true },
  });
  return new Map(
    drafts.map(({ id, authorId, compartmentId, content }) => [
      id,
      {
        title: titleIn(content),
        author: people.find((person) => person.id === authorId)?.name ?? "A former member",
        compartmentId,
      },
    ]),
  );
}

function titleIn(content: unknown): string {
  const title = typeof content === "object" && content !== null && "title" in content ? content.title : "";
  return typeof title === "string" ? title.trim() : "";
}
