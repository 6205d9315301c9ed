/**
 * What a scanner asks, asked of each kind once: all terms are answered by one page, and a form that stands on fifty pages by
 * one action. A scanner takes each address for another place to attack, and each form whose hidden fields differ, and never
 * comes to an end.
 */

export type Asked = { method: string; target: string; body: string };

/** Knows what was asked so far; `folders` are those of pages and routes, as `negotiations/[slug]`. */
export class Once {
  private readonly first = new Map<string, string>();
  private readonly patterns: { folder: string; regex: RegExp }[];

  constructor(folders: readonly string[]) {
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
    return this.first.size;
  }

  /** Whether something of its kind was asked before by another path. The same path may be asked as often as one likes, with any values. */
  hasOther(asked: Asked): boolean {
    const [pathname = ""] = asked.target.split("?");
    const kind = this.kindOf(asked);
    const first = this.first.get(kind) ?? pathname;
    this.first.set(kind, first);
    return first !== pathname;
  }

  private kindOf({ method, target, body }: Asked): string {
    const [pathname = "", query] = target.split("?");
    const folder = this.patterns.find(({ regex }) => regex.test(pathname))?.folder ?? pathname;
    const names = [...new Set(new URLSearchParams(query).keys())].sort().join();
    if (method !== "POST") return `${folder}?${names}`;
    const action = /\$ACTION_ID_(\w+)/.exec(body)?.[1] ?? /"id":"(\w{42})"/.exec(body)?.[1];
    return action ? `action ${action} ${fieldsIn(body)}` : `POST ${folder}?${names} ${fieldsIn(body)}`;
  }
}

const fieldsIn = (body: string) =>
  [...new Set([...body.matchAll(/\bname="([^"]*)"/g)].map(([, name = ""]) => name))].sort().join();
