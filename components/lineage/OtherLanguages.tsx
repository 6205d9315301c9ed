/** What becomes of the term's wordings in other languages when one of them is cut. */
import { languageName } from "@/lib/text/languages";
import type { OtherWording, WholeWording } from "./splitDraft";

type Props = {
  /** The original's. */
  number: string;
  isWithdrawn: boolean;
  /** Those that can be cut along, and those that cannot. */
  along: readonly OtherWording[];
  whole: readonly WholeWording[];
  /** Of those that can, the languages that the writer leaves whole. */
  left: readonly string[];
  onLeave: (left: string[]) => void;
};

export function OtherLanguages({ number, isWithdrawn, along, whole, left, onLeave }: Props) {
  return (
    <div className="grid gap-1 border-t border-rule py-2">
      {along.map(({ language }) => (
        <label key={language} className="flex w-fit items-start gap-2 py-1 max-md:py-3">
          <input
            type="checkbox"
            className="mt-0.5 size-4 accent-accent"
            checked={!left.includes(language)}
            onChange={({ target }) =>
              onLeave(target.checked ? left.filter((each) => each !== language) : [...left, language])
            }
          />
          <span>
            The {languageName(language)} is cut along, paragraph by paragraph
            <span className="t-meta block text-ink-3">{`Left open, it stays whole with ${number}.`}</span>
          </span>
        </label>
      ))}
      {whole.map(({ language, why }) => (
        <p key={language} className="t-small text-ink-2">
          The {languageName(language)} stays whole with {number}
          {isWithdrawn && ", which is withdrawn"}: {why.replace(/\.$/, "")}. Write it for each part afterwards, on the
          part’s own page.
        </p>
      ))}
    </div>
  );
}
