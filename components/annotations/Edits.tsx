/** That a remark or a reply was edited, and what it said before. */
import { Time } from "@/components/ui/Time";
import type { EditView } from "@/lib/annotations/queries-notes";
import { stripNotation } from "@/lib/text/print-brackets";
import { SaidWords } from "./SaidWords";

export function Edits({ edits }: { edits: readonly EditView[] }) {
  if (edits.length === 0) return null;
  return (
    <details className="t-meta text-ink-3">
      <summary className="w-fit rounded-control max-md:py-3">edited</summary>
      <ol className="grid gap-1.5 py-1">
        {edits.map(({ body, mentions, links, replacement, until }) => (
          <li key={until.dateTime} className="border-l-2 border-rule-2 pl-2">
            {replacement !== null && (
              <p dir="auto" className="font-serif">
                {replacement ? stripNotation(replacement) : "(struck)"}
              </p>
            )}
            <div className="text-ink-2">
              <SaidWords body={body} mentions={mentions} links={links} />
            </div>
            <p>
              until <Time dateTime={until.dateTime}>{until.words}</Time>
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
