/** Who writes notes, as their writers read it. */

type Person = { id: string; name: string };

export type DraftTeam = {
  author: Person;
  isMine: boolean;
  /** `invited`: those named here; `open`: all who may write sessions. */
  sharing: "private" | "invited" | "open";
  /** Those named, also while all may write. */
  invited: Person[];
};

/** "Written together with Ruth and Amir." for who began them, "Ruth’s notes, …" for the others; null where they are one's own. */
export function teamInWords({ author, isMine, sharing, invited }: DraftTeam, userId: string): string | null {
  if (sharing === "private") return null;
  const others = invited.filter(({ id }) => id !== userId).map(({ name }) => name);
  const names = isMine ? others : ["you", ...others];
  const whom = sharing === "open" ? "all who may write sessions" : new Intl.ListFormat("en-GB").format(names);
  return isMine ? `Written together with ${whom}.` : `${author.name}’s notes, written together with ${whom}.`;
}
