/** What went from a wording and what came into it: struck out and underlined, and announced when it is heard. */
import { changedWords } from "@/lib/text/changed-words";
import { directionOf, directionOfWords } from "@/lib/text/languages";

type Props = { before: string; after: string; language: string; label: string };

export function ChangedText({ before, after, language, label }: Props) {
  const words = changedWords(before, after) ?? [
    { text: before, became: "gone" as const, at: 0 },
    { text: after, became: "new" as const, at: before.length },
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would say that it is part of a form.
    <div
      role="group"
      aria-label={label}
      lang={language}
      dir={directionOfWords(before + after) ?? directionOf(language)}
      className="t-note max-h-64 overflow-y-auto whitespace-pre-line"
    >
      {words.map(({ text, became, at }) => {
        if (became === "same") return <span key={at}>{text}</span>;
        const Tag = became === "gone" ? "del" : "ins";
        return (
          <Tag key={at} className={became === "gone" ? "bg-against-tint text-ink-2" : "bg-for-tint [del+&]:ml-0.5"}>
            <span className="sr-only">{became === "gone" ? "before: " : "after: "}</span>
            {text}
          </Tag>
        );
      })}
    </div>
  );
}
