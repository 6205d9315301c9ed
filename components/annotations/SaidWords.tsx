/** What a remark or a reply says, with the colleagues whom it mentions by the names that they have now. */
import type { MentionView } from "@/lib/annotations/queries-notes";
import { cutAtMarks, markOf } from "@/lib/annotations/rules/mentions";

export function SaidWords({ body, mentions }: { body: string; mentions: readonly MentionView[] }) {
  const cut = cutAtMarks(
    body,
    mentions.map(({ mark }) => mark),
  );
  return (
    <p dir="auto" className="whitespace-pre-line empty:hidden">
      {cut.map(({ at, text, mark }) => {
        const meant = mark === null ? [] : mentions.filter((one) => one.mark === mark);
        if (meant.length === 0) return text;
        const name = meant.find((one) => one.name !== null)?.name;
        return (
          <bdi
            key={at}
            className={meant.some(({ isReader }) => isReader) ? "font-semibold text-accent" : "text-accent"}
          >
            {name ? markOf(name) : text}
          </bdi>
        );
      })}
    </p>
  );
}
