/** A wording as treaty text: serif, its own direction, brackets in their sponsors' lines, remarked words on a ground. */
import type { CSSProperties } from "react";
import { cx } from "@/components/ui/cx";
import type { Place } from "@/lib/text/align";
import { type Bracket, bracketKindMeanings } from "@/lib/text/brackets";
import type { Span } from "@/lib/text/canonical";
import { directionOf } from "@/lib/text/languages";
import { parseBrackets } from "@/lib/text/parse-brackets";
import type { Run } from "@/lib/text/runs";
import { runsOf } from "@/lib/text/runs";
import { type BracketNode, bracketTree, isBracketNode, type TextNode } from "./bracketTree";
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
  return (
    <div
      lang={language ?? undefined}
      dir={direction}
      className={cx(size, rows ? "paired-words" : "grid gap-3", "hyphens-manual whitespace-pre-line", className)}
    >
      {runsOf(text, parseBrackets(text), anchors).map(({ start, runs }, index) => (
        <p key={start} style={rowStyle(rows?.[index])}>
          <Nodes nodes={bracketTree(runs)} sponsors={sponsors} />
        </p>
      ))}
    </div>
  );
}

function rowStyle(row: ParagraphRow | undefined) {
  if (!row) return undefined;
  const lines = ({ row: first, span }: Place) => `${first} / span ${span}`;
  return { "--beside-row": lines(row.beside), "--stacked-row": lines(row.stacked) } as CSSProperties;
}

type NodesProps = { nodes: readonly TextNode<AnchoredSpan>[]; sponsors: readonly Sponsor[] };

function Nodes({ nodes, sponsors }: NodesProps) {
  return nodes.map((node) =>
    isBracketNode(node) ? (
      <BracketWords key={firstStart(node)} node={node} sponsors={sponsors} />
    ) : (
      <RunText key={node.start} run={node} sponsors={sponsors} />
    ),
  );
}

function BracketWords({ node, sponsors }: { node: BracketNode<AnchoredSpan>; sponsors: readonly Sponsor[] }) {
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
      <Nodes nodes={children} sponsors={sponsors} />
    </span>
  );
}

const unsigned = "sponsor-line sponsor-line-solid decoration-rule-2";

function RunText({ run, sponsors }: { run: Run<AnchoredSpan>; sponsors: readonly Sponsor[] }) {
  const ground = groundOf(run.spans);
  const anchored = run.spans.length > 0 ? run.spans.map(({ id }) => id).join(" ") : undefined;
  const [owner] = run.bracket ? sponsorsOf(run.bracket, sponsors) : [];
  const place = { "data-start": run.start, "data-end": run.end, "data-anchored": anchored };
  if (run.role === "escape") return null;
  if (run.role === "attribution" && run.bracket)
    return (
      <span {...place} data-sign="" className="select-none">
        <SponsorMark sponsors={sponsorsOf(run.bracket, sponsors)} />
      </span>
    );
  return (
    <span
      {...place}
      title={run.problem?.message}
      className={cx(
        ground,
        (run.role === "open" || run.role === "close") &&
          cx("font-bold", owner ? sponsorHue(owner.index) : "text-ink-2"),
        run.role === "separator" && "text-ink-3",
        run.problem && "bg-against-tint text-st-contested outline outline-dashed",
      )}
    >
      {run.text}
    </span>
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
