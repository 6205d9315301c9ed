/** Who has the cursor in notes that are about to be filed. */
import { inWords, type Presence } from "@/lib/negotiations/rules-presence";
import type { DraftTeam } from "./team-words";

type Asked = { userId: string; team: DraftTeam; draftId: string };

/** "Ruth and Amir are still writing."; null where nobody else of those who write with the reader is in these notes. */
export function stillWriting(present: readonly Presence[], { userId, team, draftId }: Asked): string | null {
  const { author, invited, sharing } = team;
  if (sharing === "private") return null;
  const ids = new Set([author, ...invited].map(({ id }) => id));
  const names = new Map(
    present
      .filter(
        ({ doing, person, about }) =>
          doing === "notes" &&
          about.includes(draftId) &&
          person.id !== userId &&
          (sharing === "open" || ids.has(person.id)),
      )
      .map(({ person }) => [person.id, person.name]),
  );
  if (names.size === 0) return null;
  return `${inWords([...names.values()].toSorted())} ${names.size === 1 ? "is" : "are"} still writing.`;
}
