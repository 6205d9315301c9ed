/** The blocks of a brief's section, set as a printed paper. */
import { ClauseText } from "@/components/text/ClauseText";
import { cx } from "@/components/ui/cx";
import { type Block, type Brief, type Line, plainLine } from "@/lib/exchange/rules/brief";
import { directionOf } from "@/lib/text/languages";
import { compareWordings } from "@/lib/text/compare/wordings";
import { BriefLine } from "./BriefLine";

type Props = { blocks: readonly Block[]; sponsors: Brief["sponsors"] };

export function BriefBlocks({ blocks, sponsors }: Props) {
  return blocks.map((block, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a brief is drawn once, in order.
    <BriefBlock key={place} block={block} sponsors={sponsors} />
  ));
}

function BriefBlock({ block, sponsors }: { block: Block; sponsors: Brief["sponsors"] }) {
  switch (block.kind) {
    case "heading":
      return (
        <h3 className="t-head mt-4">
          <BriefLine line={block.line} />
        </h3>
      );
    case "paragraph":
      return (
        <p className="max-w-measure">
          <BriefLine line={block.line} />
        </p>
      );
    case "list":
      return (
        <ul className="grid max-w-measure list-disc gap-1 ps-5">
          {block.items.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in order.
            <li key={place}>
              <BriefLine line={line} />
            </li>
          ))}
        </ul>
      );
    case "table":
      return <BriefTable {...block} />;
    case "clause":
      return block.was === null ? (
        <ClauseText text={block.text} language={block.language} sponsors={sponsors} className="max-w-measure" />
      ) : (
        <ComparedClause {...block} was={block.was} />
      );
  }
}

type TableProps = Omit<Extract<Block, { kind: "table" }>, "kind">;

/** Cells that nothing is in anywhere would only take room on paper. */
function BriefTable({ caption, heads, rows }: TableProps) {
  const shown = heads
    .map((_, column) => column)
    .filter((column) => column === 0 || rows.some((row) => row[column]?.some(isSaid)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a pointer.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds controls; this holds a table.
    <div role="group" aria-label={caption} tabIndex={0} className="scroll-edge overflow-x-auto print:overflow-visible">
      <table className="t-small w-full border-collapse text-left">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-rule-2">
            {shown.map((column) => (
              <th key={column} scope="col" className="t-meta pr-4 pb-1 align-bottom text-ink-3 last:pr-0">
                {heads[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in order.
            <tr key={place} className="border-b border-rule align-top">
              {shown.map((column) => (
                <td
                  key={column}
                  className={cx("py-1.5 pr-4 last:pr-0", isShort(row[column] ?? []) && "whitespace-nowrap")}
                >
                  <BriefLine line={row[column] ?? []} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A date, or a word or two, which stays in one line. */
const isShort = (line: Line) => plainLine(line).length <= 14;

const isSaid = (part: TableProps["rows"][number][number][number]) => !("words" in part) || part.words !== "";

/** What came is underlined and what went struck through, with the notation as it is typed. */
export function ComparedClause({ text, was, language }: { text: string; was: string; language: string }) {
  const direction = directionOf(language);
  return (
    <div
      lang={language}
      dir={direction}
      className={`grid max-w-measure gap-3 ${direction === "rtl" ? "t-clause-rtl" : "t-clause"}`}
    >
      {compareWordings(was, text).map(({ runs }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in order.
        <p key={place} className="whitespace-pre-line">
          {runs.map(({ became, text: words }, at) => {
            const key = `${at} ${became}`;
            if (became === "same") return <span key={key}>{words}</span>;
            const isGone = became === "gone" || became === "movedFrom";
            const Tag = isGone ? "del" : "ins";
            return (
              <Tag key={key} className={isGone ? "bg-against-tint text-ink-2" : "bg-for-tint"}>
                {words}
              </Tag>
            );
          })}
        </p>
      ))}
    </div>
  );
}
