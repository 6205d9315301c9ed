/**
 * What a scanner may follow, of each kind once: all terms are answered by one page, and a form that stands on fifty pages by
 * one action. A scanner takes each address for another place to attack, and each form whose hidden fields differ, and never
 * comes to an end.
 */

export type Asked = { method: string; target: string; body: string };

/**
 * `names`: of the names that addresses ask by, each once, wherever it stands: one that is on every page is read by the same
 * code. `addresses`: each page or route with each of the names that it is asked by.
 */
export type Grain = "addresses" | "names";

/** Knows what was followed so far; `folders` are those of pages and routes, as `negotiations/[slug]`. */
export class Once {
  private readonly followed = new Map<string, string>();
  private readonly patterns: { folder: string; regex: RegExp }[];

  constructor(
    folders: readonly string[],
    private readonly grain: Grain,
  ) {
    // What is written out comes before what any word fits.
    const open = (folder: string) => folder.split("[").length;
    this.patterns = [...folders]
      .sort((one, other) => open(one) - open(other))
      .map((folder) => ({
        folder,
        regex: new RegExp(`^/${folder.replace(/\[\.\.\.\w+\]/g, ".+").replace(/\[\w+\]/g, "[^/]+")}/?$`),
      }));
  }

  /** How many kinds there were. */
  get count(): number {
    return this.followed.size;
  }

  /** Whether all that it is was followed before at another address. */
  isKnown(asked: Asked): boolean {
    const said = `${asked.method} ${asked.target}`;
    const kinds = this.kindsOf(asked);
    const isNew = kinds.some((kind) => (this.followed.get(kind) ?? said) === said);
    if (isNew) for (const kind of kinds) this.followed.set(kind, this.followed.get(kind) ?? said);
    return !isNew;
  }

  private kindsOf({ method, target, body }: Asked): string[] {
    const [pathname = "", query] = target.split("?");
    const folder = this.patterns.find(({ regex }) => regex.test(pathname))?.folder ?? pathname;
    const names = [...new Set(new URLSearchParams(query).keys())].sort();
    if (method === "POST") {
      const action = /\$ACTION_ID_(\w+)/.exec(body)?.[1] ?? /"id":"(\w{42})"/.exec(body)?.[1];
      return [`POST ${action ?? folder} ${fieldsIn(body)}`];
    }
    if (names.length === 0) return [folder];
    return this.grain === "names" ? names : names.map((name) => `${folder}?${name}`);
  }
}

const fieldsIn = (body: string) =>
  [...new Set([...body.matchAll(/\bname="([^"]*)"/g)].map(([, name = ""]) => name))].sort().join();
