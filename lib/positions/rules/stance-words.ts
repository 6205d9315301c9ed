/** What people write for a stance in a table of their own, and what they meant by a word with a slip in it. */
import { distance } from "fastest-levenshtein";
import { type Stance, stanceLabels, stances, stanceScores } from "../rules";

/** Words of every day, in lower case; a stance's own name and label are known besides. */
export const stanceSynonyms: Record<Stance, readonly string[]> = {
  rejects: ["reject", "rejected", "red line", "unacceptable", "refuses", "veto"],
  strongly_opposes: [
    "strongly oppose",
    "strongly opposed",
    "strongly against",
    "strongly disagree",
    "strongly disagrees",
  ],
  opposes: ["oppose", "opposed", "against", "no", "con", "contra", "disagree", "disagrees", "not in favour"],
  neutral: ["indifferent", "abstain", "abstains", "abstention", "neither for nor against"],
  can_live_with: ["can live with it", "acceptable", "tolerates", "tolerable", "does not object", "no objection"],
  supports: [
    "support",
    "supported",
    "for",
    "in favour",
    "in favor",
    "favours",
    "favors",
    "yes",
    "pro",
    "agree",
    "agrees",
  ],
  // "Strongly supports" may mean this or `supports`, which stands opposite to `strongly_opposes`: it is asked.
  champions: ["champion"],
  unknown: ["not known", "unclear", "unsure", "don't know", "?", "??"],
  no_position: ["none", "no view", "undecided", "n/a"],
  conditional: ["conditionally", "depends", "it depends", "if"],
};

/** By each name of a stance, in lower case, the stance. */
export const stancesByName: ReadonlyMap<string, Stance> = new Map(
  stances.flatMap((stance) =>
    [stance, stance.replaceAll("_", " "), stanceLabels[stance], ...stanceSynonyms[stance]].map(
      (name): [string, Stance] => [name, stance],
    ),
  ),
);

/** For, against, between the two, or off the scale. */
export const sideOf = (stance: Stance): number | null => {
  const score = stanceScores[stance];
  return score === null ? null : Math.sign(score);
};

/**
 * The stance that was meant, where one slip leads to a name of it; null where none is so near, or a name of another side is
 * nearly as near. Two letters more turn many a word round ("unacceptable"), so fewer slips are allowed than in a name.
 */
export function nearestStance(typed: string, known: ReadonlyMap<string, Stance> = stancesByName): Stance | null {
  const asked = typed.toLowerCase().replace(/\s+/g, " ").trim();
  if (asked.length < 4) return null;
  const near = [...known]
    .map(([name, stance]) => ({ stance, apart: distance(asked, name) }))
    .filter(({ apart }) => apart <= 2)
    .sort((one, other) => one.apart - other.apart);
  const [best] = near;
  if (!best || best.apart > 1) return null;
  const isTurned = near.some(({ stance }) => sideOf(stance) !== sideOf(best.stance));
  const isTied = near.some(({ stance, apart }) => apart === best.apart && stance !== best.stance);
  return isTurned || isTied ? null : best.stance;
}
