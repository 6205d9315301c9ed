/** Who has the cursor in notes that are about to be filed. */
import { inWords, type Presence } from "@/lib/negotiations/rules-presence";
import type { DraftTeam } from "./team-words";

type Asked = {
  negotiationId: string;
  userId: string;
  team: DraftTeam /** The session that is corrected. */;
  corrects: string | null;
};

/**
 * "Ruth and Amir are still writing."; null where nobody else is. Who is there is told by page and not by draft: of those who
 * write with the reader, whoever writes notes of the same session is taken to write these.
 */
export function stillWriting(
  present: readonly Presence[],
  { negotiationId, userId, team, corrects }: Asked,
): string | null {
  const { author, invited, sharing } = team;
  if (sharing === "private") return null;
  const ids = new Set([author, ...invited].map(({ id }) => id));
  const names = new Map(
    present
      .filter(
        ({ doing, person, about, ...each }) =>
          doing === "notes" &&
          each.negotiationId === negotiationId &&
          person.id !== userId &&
          (sharing === "open" || ids.has(person.id)) &&
          (corrects === null ? about.length === 0 : about.includes(corrects)),
      )
      .map(({ person }) => [person.id, person.name]),
  );
  if (names.size === 0) return null;
  return `${inWords([...names.values()].toSorted())} ${names.size === 1 ? "is" : "are"} still writing.`;
}
