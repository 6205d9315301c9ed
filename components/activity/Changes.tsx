/** What one entry changed, field by field: before and after, or all that it says where there was nothing before. */
import type { ActivityChange } from "@/lib/activity/rules/fields";

type Props = { changes: readonly ActivityChange[]; of: { person: string; did: string } };

export function Changes({ changes, of }: Props) {
  const hasBefore = changes.some(({ before }) => before !== null);
  return (
    <details className="mt-0.5 print:hidden">
      <summary data-row-link className="t-meta w-fit py-1 text-accent max-md:py-3.5">
        {hasBefore ? "Before and after" : "What it says"}
        <span className="sr-only">
          : {of.person} {of.did}
        </span>
      </summary>
      <dl className="t-small mt-1 mb-2 grid gap-x-4 gap-y-1 border-l-2 border-rule pl-4 sm:grid-cols-[minmax(0,9rem)_minmax(0,1fr)]">
        {changes.map((change) => (
          <div key={change.label} className="contents">
            <dt className="t-meta pt-0.5 text-ink-3">{change.label}</dt>
            <dd dir="auto" className="max-w-measure [overflow-wrap:anywhere] whitespace-pre-line max-sm:mb-1">
              <Change {...change} isCompared={hasBefore} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Change({ before, after, words, isCompared }: ActivityChange & { isCompared: boolean }) {
  if (!isCompared) return after;
  if (words) return words.map(({ text, became, at }) => <Words key={at} text={text} became={became} />);
  return (
    <>
      {before !== null && <Words text={before} became="gone" />}
      {before !== null && after !== null && " "}
      {after !== null && <Words text={after} became="new" />}
    </>
  );
}

/** What went is struck out and what came is underlined, so that colour alone says nothing; heard, they are announced. */
function Words({ text, became }: { text: string; became: "same" | "gone" | "new" }) {
  if (became === "same") return text;
  if (became === "gone")
    return (
      <del className="bg-against-tint text-ink-2">
        <span className="sr-only">before: </span>
        {text}
      </del>
    );
  return (
    <ins className="bg-for-tint [del+&]:ml-0.5">
      <span className="sr-only">after: </span>
      {text}
    </ins>
  );
}
