/** Finding what a value in a table names: a party by its code or name, a term by its number or title, in any spelling. */

/** Something on record and what it goes by. */
export type Named = { id: string; label: string; names: readonly string[] };

export type NameFound = { is: "one"; id: string } | { is: "several"; labels: string[] } | { is: "none" };

export type NameIndex = {
  find(value: string): NameFound;
  /** What is added while rows are read. */
  add(named: Named): void;
  /** Whether something was added since it was made. */
  hasGrown(): boolean;
};

/**
 * Without case and accents, joined letters and double spaces; and with the letters of an Arabic keyboard taken for those
 * of a Persian one, since the same name is typed on both.
 */
export function foldedName(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640\u200c\u200d]/gu, "")
    .replace(/[يى]/g, "ی")
    .replace(/ك/g, "ک")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** A name that two have is nobody's: whoever reads it is told of both. */
export function nameIndex(all: Iterable<Named>): NameIndex {
  const byName = new Map<string, Named[]>();
  const read = new Map<string, NameFound>();
  const add = (named: Named) => {
    read.clear();
    for (const name of new Set([named.id, named.label, ...named.names].map(foldedName))) {
      if (name === "") continue;
      const held = byName.get(name);
      if (!held) byName.set(name, [named]);
      else if (!held.some(({ id }) => id === named.id)) held.push(named);
    }
  };
  for (const named of all) add(named);
  let grown = false;
  const look = (value: string): NameFound => {
    const held = byName.get(foldedName(value)) ?? [];
    const [first] = held;
    if (!first) return { is: "none" };
    return held.length === 1 ? { is: "one", id: first.id } : { is: "several", labels: held.map(({ label }) => label) };
  };
  return {
    add: (named) => {
      grown = true;
      add(named);
    },
    hasGrown: () => grown,
    find: (value) => {
      const known = read.get(value);
      if (known) return known;
      const found = look(value);
      if (read.size < 50_000) read.set(value, found);
      return found;
    },
  };
}
