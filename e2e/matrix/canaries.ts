/** Words that stand nowhere else, put into every field of a hidden record that takes a person's own words. */
import type { Input } from "@/e2e/fixtures";
import { type Schema, textPaths, withValueAt } from "./schema-paths";

/** Text fields that are not free: a date, a zone, a quantity, a quotation of what stands there. */
const isTyped =
  /(^|[.\]])(heldFrom|held|published|about|askOn|byDate|plannedOpening|plannedResumption|day|time|timeZone|language|present|since|within|intervals|value|axisBaseline|roundNumber)$/;

export class Canaries {
  /** What each word was written into. */
  readonly words = new Map<string, string>();

  /** A new word, which tells where it was written. */
  word(where: string): string {
    const word = `zqcanary${this.words.size}qz`;
    this.words.set(word, where);
    return word;
  }

  /** The input with a word of its own in every text field that the schema has and `but` does not name. */
  in(what: string, schema: Schema, input: Input, but: readonly string[] = []): Input {
    return textPaths(schema)
      .filter((path) => !isTyped.test(path) && !but.includes(path))
      .reduce((filled, path) => withValueAt(filled, path, this.word(`${what} ${path}`)) ?? filled, input);
  }

  /** Where the words that a text holds were written. */
  heardIn(text: string): string[] {
    const heard = new Set(text.match(/zqcanary\d+qz/g) ?? []);
    return [...heard].map((word) => this.words.get(word) ?? word);
  }
}
