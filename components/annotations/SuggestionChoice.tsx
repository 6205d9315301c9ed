/** Which of the open suggestions are written into the text; two that change the same words are to be decided between. */
import { Button } from "@/components/ui/Button";
import type { Adoptable } from "./wordedText";

type Props = {
  suggestions: readonly Adoptable[];
  adopted: readonly Adoptable[];
  conflicts: readonly { suggestion: Adoptable; with: Adoptable }[];
  /** How many of those asked for can be written in no more. */
  missing: number;
  language: string;
  /** The page of the wording, which a change of the choice leads to again. */
  path: string;
};

export function SuggestionChoice({ suggestions, adopted, conflicts, missing, language, path }: Props) {
  if (suggestions.length === 0) return <Missing count={missing} />;
  return (
    <form action={path} className="grid gap-2">
      <input type="hidden" name="language" value={language} />
      <Missing count={missing} />
      <fieldset className="grid gap-1">
        <legend className="t-ui-strong mb-1">Suggestions to write into it</legend>
        {suggestions.map((suggestion) => {
          const conflict = conflicts.find((one) => one.suggestion.id === suggestion.id);
          return (
            <label key={suggestion.id} className="flex items-baseline gap-2 max-md:py-2">
              <input
                type="checkbox"
                name="suggestion"
                value={suggestion.id}
                defaultChecked={adopted.includes(suggestion)}
                className="translate-y-0.5"
              />
              {/* With their brackets, which may be all that changes. */}
              <span className="min-w-0">
                <del dir="auto" className="font-serif text-against-2">
                  {suggestion.quote}
                </del>{" "}
                {suggestion.replacement && (
                  <ins dir="auto" className="font-serif text-for-2 no-underline">
                    {suggestion.replacement}
                  </ins>
                )}{" "}
                <span className="t-meta text-ink-3">{suggestion.author}</span>
                {conflict && (
                  <span className="t-small block text-st-contested">
                    Not written in: {conflict.with.author} suggests other words for the same. Leave one of them out.
                  </span>
                )}
              </span>
            </label>
          );
        })}
      </fieldset>
      <div>
        <Button type="submit" variant="secondary">
          Write what is chosen into the text
        </Button>
      </div>
    </form>
  );
}

function Missing({ count }: { count: number }) {
  if (count === 0) return null;
  const [which, was] = count === 1 ? ["1 suggestion", "it was"] : [`${count} suggestions`, "they were"];
  return (
    <p className="t-small text-st-contested">
      Not written in: {which} that you chose. Meanwhile {was} taken back or resolved, or the words have changed.
    </p>
  );
}
