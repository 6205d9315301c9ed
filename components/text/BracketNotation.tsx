/** How brackets, emphasis, footnotes and lists are written, each form with what it means. */
import { bracketKindMeanings, bracketKinds } from "@/lib/text/brackets";

const forms = [
  ["[over sixty months]^US", "not agreed; the United States stands behind it"],
  ["[including logistics]^US,AL", "two sponsors"],
  ["[shall / should]", "two wordings: a slash with a space on both sides"],
  ["[until [the final]^TB withdrawal]^US", "one inside the other"],
  ["[subject to ratification]^:waiting", "why it is open, no sponsor on record"],
  ["[for up to sixty months]^TB:contentious", "both"],
  ["[ ] months", "a blank to be filled"],
  ["shall *not* leave", "emphasised"],
  ["troops{{As of 2019.}}", "a footnote, where its number stands"],
  ["- leave at once", "a line that begins an item of a list; also (a) and 1."],
  ["\\[sic\\]", "ordinary brackets: a backslash before each; so too \\*, \\{ and \\-"],
] as const;

/** The codes are those of the negotiation's parties. */
export function BracketNotation({ codes }: { codes: readonly { code: string; name: string }[] }) {
  return (
    <details>
      <summary className="text-accent max-md:py-3">How brackets and the rest are written</summary>
      <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
        {forms.map(([form, meaning]) => (
          <div key={form} className="contents">
            <dt className="font-serif">{form}</dt>
            <dd className="t-small text-ink-2 max-sm:mb-2">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="t-small mt-3 text-ink-2">
        Codes here: {codes.map(({ code, name }) => `${code} ${name}`).join(", ") || "no party is on record yet"}.
      </p>
      <dl className="t-small mt-2 grid gap-x-4 sm:grid-cols-[max-content_1fr]">
        {bracketKinds.map((kind) => (
          <div key={kind} className="contents">
            <dt>{kind}</dt>
            <dd className="text-ink-2 max-sm:mb-1">{bracketKindMeanings[kind]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
