/** Terms that say the same word for word, and so can be told apart by their order alone. */
import type { Drafted, ExistingTerm } from "./drafted";
import { parentsOf } from "./places";
import type { Standings } from "./standings";

type Twins = { one: number; other: number }[];

/**
 * Finds pairs of those that are left: as many on record as in the draft say the same, under one parent or anywhere, and
 * they are taken in their order. Where there are more of the one than of the other nobody can tell.
 */
export function twinsOf(existing: readonly ExistingTerm[], drafted: readonly Drafted[], standings: Standings) {
  const here = wordsWithUnder(
    existing.map(({ text }) => text),
    parentsOf(existing),
  );
  const there = wordsWithUnder(
    drafted.map(({ text, options }) => [text, ...options.map((each) => each.text)].join("\n").trim()),
    drafted.map(({ parent }) => parent),
  );
  return (where: "under one parent" | "anywhere"): Twins => {
    const find = (isTitled: boolean | null): Twins => {
      const groups = new Map<string, { ones: number[]; others: number[] }>();
      const groupOf = (parent: number, said: string, title: string) => {
        const key = JSON.stringify([where === "anywhere" ? null : parent, said, isTitled ? title : null]);
        const group = groups.get(key) ?? { ones: [], others: [] };
        groups.set(key, group);
        return group;
      };
      const isTelling = (said: string, title: string) => said !== "" || (isTitled === true && title !== "");
      existing.forEach(({ title }, one) => {
        const said = here[one] ?? "";
        if (isTelling(said, title) && !standings.isTaken(one))
          groupOf(standings.parentHere(one), said, title).ones.push(one);
      });
      drafted.forEach(({ title, isTitled: has }, other) => {
        const said = there[other] ?? "";
        if (standings.existingOf(other) !== null || (isTitled !== null && has !== isTitled)) return;
        if (isTelling(said, title)) groupOf(standings.parentOf(other), said, title).others.push(other);
      });
      return [...groups.values()].flatMap(({ ones, others }) =>
        ones.length === others.length ? ones.map((one, index) => ({ one, other: others[index] ?? 0 })) : [],
      );
    };
    // By words and title where it has one; by words alone where that comes to nothing, since titles change.
    const found = [...find(true), ...find(false)];
    return found.length > 0 || where !== "anywhere" ? found : find(null);
  };
}

/** Each one's words; of one without any, those under it, told apart from words of its own. */
function wordsWithUnder(texts: readonly string[], parents: readonly (number | null)[]): string[] {
  const under = texts.map(() => [] as string[]);
  texts.forEach((text, index) => {
    const passed = new Set([index]);
    for (let above = parents[index] ?? null; above !== null && !passed.has(above); above = parents[above] ?? null) {
      passed.add(above);
      under[above]?.push(text);
    }
  });
  return texts.map(
    (text, index) => text || ((under[index] ?? []).some(Boolean) ? `\n${(under[index] ?? []).join("\n")}` : ""),
  );
}
