/**
 * A wording as treaty text: serif, its own direction, brackets in their sponsors' lines, remarked words on a ground,
 * items of lists hanging, footnotes numbered under it.
 */
import { type CSSProperties, useId } from "react";
import { cx } from "@/components/ui/cx";
import type { Place } from "@/lib/text/align";
import { type Bracket, bracketKindMeanings } from "@/lib/text/brackets";
import type { Span } from "@/lib/text/canonical";
import { directionOf } from "@/lib/text/languages";
import { parseBrackets } from "@/lib/text/parse-brackets";
import { type Run, runsOf } from "@/lib/text/runs";
import { type BracketNode, bracketTree, isBracketNode, type TextNode } from "./bracketTree";
import { blocksOf, type Note, notesOf } from "./clauseBlocks";
import { type Sponsor, SponsorMark, sponsorHue, sponsorLine } from "./SponsorMark";

/** Words that something in the margin is about. */
export type AnchoredSpan = Span & { id: string; look: "quiet" | "active" | "uncertain" };

type Props = {
  text: string;
  /** Null where it is not on record: the words themselves then say which way they run. */
  language: string | null;
  sponsors: readonly Sponsor[];
  anchors?: readonly AnchoredSpan[];
  /** Smaller, for what stands beside the agreement: an option, a preview. */
  isSmall?: boolean;
  /** Where each paragraph stands in the rows that the wording shares with another: see paired.css. */
  rows?: readonly ParagraphRow[] | undefined;
  className?: string;
};

export type ParagraphRow = { beside: Place; stacked: Place };

/**
 * Every run carries the place of its words in the canonical text (`data-start`), so that a selection on the page can be
 * told in the offsets that an anchor is made of.
 */
export function ClauseText({ text, language, sponsors, anchors = [], isSmall = false, rows, className }: Props) {
  const direction = language === null ? "auto" : directionOf(language);
  const size = isSmall ? "t-note" : direction === "rtl" ? "t-clause-rtl" : "t-clause";
  const id = useId();
  const paragraphs = runsOf(text, parseBrackets(text), anchors);
  const notes = notesOf(paragraphs);
  const drawing = { sponsors, id };
  return (
    <div
      lang={language ?? undefined}
      dir={direction}
      className={cx(size, rows ? "paired-words" : "grid gap-3", "hyphens-manual whitespace-pre-line", className)}
    >
      {paragraphs.map(({ start, runs }, index) => (
        <div key={start} style={rowStyle(rows?.[index])}>
          {blocksOf(runs).map((block) =>
            block.isList ? (
              <ul key={block.start} className="list-none">
                {block.items.map((item) => (
                  <li key={item.start} className={cx("ps-7", item.sign.length > 2 && "ps-9")}>
                    <span className={cx("-ms-7 inline-block min-w-7", item.sign.length > 2 && "-ms-9 min-w-9")}>
                      <Nodes nodes={bracketTree(item.signRuns)} {...drawing} />
                    </span>
                    <Nodes nodes={bracketTree(item.runs)} {...drawing} />
                  </li>
                ))}
              </ul>
            ) : (
              <p key={block.start}>
                <Nodes nodes={bracketTree(block.runs)} {...drawing} />
              </p>
            ),
          )}
        </div>
      ))}
      {notes.length > 0 && <Notes notes={notes} {...drawing} />}
    </div>
  );
}

function rowStyle(row: ParagraphRow | undefined) {
  if (!row) return undefined;
  const lines = ({ row: first, span }: Place) => `${first} / span ${span}`;
  return { "--beside-row": lines(row.beside), "--stacked-row": lines(row.stacked) } as CSSProperties;
}

type Drawing = {
  sponsors: readonly Sponsor[];
  /** Of the clause on the page: its footnotes are told apart by it. */
  id: string;
};

/** A footnote is read where its number stands, so its words carry their own places in the text. */
function Notes({ notes, ...drawing }: Drawing & { notes: readonly Note<AnchoredSpan>[] }) {
  return (
    <ol aria-label="Footnotes" className="t-note mt-1 border-t border-rule pt-2">
      {notes.map(({ number, runs, depth }) => (
        <li key={number} id={`${drawing.id}-note-${number}`} className="flex gap-2">
          <a
            href={`#${drawing.id}-ref-${number}`}
            aria-label={`Back to where footnote ${number} stands`}
            className="text-accent"
          >
            {number}
          </a>
          <span>
            <Nodes nodes={bracketTree(runs, depth)} {...drawing} />
          </span>
        </li>
      ))}
    </ol>
  );
}

type NodesProps = Drawing & { nodes: readonly TextNode<AnchoredSpan>[] };

function Nodes({ nodes, ...drawing }: NodesProps) {
  return nodes.map((node) =>
    isBracketNode(node) ? (
      <BracketWords key={firstStart(node)} node={node} {...drawing} />
    ) : (
      <RunText key={node.start} run={node} {...drawing} />
    ),
  );
}

function BracketWords({ node, sponsors, id }: Drawing & { node: BracketNode<AnchoredSpan> }) {
  const { bracket, levelsInside, children } = node;
  const first = sponsorsOf(bracket, sponsors)[0];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a sentence.
    <span
      role="group"
      aria-label={bracketLabel(bracket, sponsors)}
      title={bracket.kind ? bracketKindMeanings[bracket.kind] : undefined}
      data-bracket=""
      className={first ? sponsorLine(first.index, levelsInside) : unsigned}
    >
      <Nodes nodes={children} sponsors={sponsors} id={id} />
    </span>
  );
}

const unsigned = "sponsor-line sponsor-line-solid decoration-rule-2";

function RunText({ run, sponsors, id }: Drawing & { run: Run<AnchoredSpan> }) {
  const ground = groundOf(run.spans);
  const anchored = run.spans.length > 0 ? run.spans.map(({ id }) => id).join(" ") : undefined;
  const [owner] = run.bracket ? sponsorsOf(run.bracket, sponsors) : [];
  const place = { "data-start": run.start, "data-end": run.end, "data-anchored": anchored };
  if (run.role === "escape" || run.role === "emphasis" || run.role === "note-close") return null;
  if (run.role === "note-open" && run.footnote) {
    const { number } = run.footnote;
    return (
      <sup {...place} data-sign="" id={`${id}-ref-${number}`} className="t-micro align-[0.6em] leading-0 select-none">
        <a href={`#${id}-note-${number}`} aria-label={`Footnote ${number}`} className="px-0.5 text-accent">
          {number}
        </a>
      </sup>
    );
  }
  if (run.role === "attribution" && run.bracket)
    return (
      <span {...place} data-sign="" className="select-none">
        <SponsorMark sponsors={sponsorsOf(run.bracket, sponsors)} />
      </span>
    );
  const Tag = run.isEmphasised && run.role === "words" ? "em" : "span";
  return (
    <Tag
      {...place}
      title={run.problem?.message}
      className={
        cx(
          ground,
          (run.role === "open" || run.role === "close") &&
            cx("font-bold", owner ? sponsorHue(owner.index) : "text-ink-2"),
          run.role === "separator" && "text-ink-3",
          run.problem && "bg-against-tint text-st-contested outline outline-dashed",
        ) || undefined
      }
    >
      {run.text}
    </Tag>
  );
}

function groundOf(spans: readonly AnchoredSpan[]): string | undefined {
  if (spans.some(({ look }) => look === "active")) return "bg-accent-tint cursor-pointer";
  if (spans.some(({ look }) => look === "quiet")) return "bg-paper-3 cursor-pointer";
  return spans.length > 0 ? "outline outline-dashed outline-1 outline-rule-2 cursor-pointer" : undefined;
}

function sponsorsOf({ sponsors: codes }: Bracket, sponsors: readonly Sponsor[]): Sponsor[] {
  return codes.map(
    (code) => sponsors.find((sponsor) => sponsor.code === code) ?? { code, index: sponsors.length, name: code },
  );
}

function bracketLabel(bracket: Bracket, sponsors: readonly Sponsor[]): string {
  const names = sponsorsOf(bracket, sponsors).map(({ name }) => name);
  return ["Bracket", names.length > 0 && `of ${names.join(" and ")}`, bracket.kind && `(${bracket.kind})`]
    .filter(Boolean)
    .join(" ");
}

function firstStart(node: TextNode<AnchoredSpan>): number {
  if (!isBracketNode(node)) return node.start;
  const [first] = node.children;
  return first ? firstStart(first) : node.bracket.start;
}
