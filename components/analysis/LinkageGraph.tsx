/**
 * The linkages drawn: each linked term a link to its analysis, what it requires at its left. A kind is told by its line, its
 * ends and its word. The table below says the same, and on a narrow window says it alone.
 */
import { MarkingWords } from "@/components/record/MarkingNote";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { type GraphEdge, type GraphNode, linkageGraph, nodeSize, type Point } from "@/lib/analysis/linkage-graph";
import type { AnalysisView } from "@/lib/analysis/term-analysis";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { type LinkageKind, linkageLabels, termStatusLabels } from "@/lib/terms/rules";

type Props = {
  linkages: AnalysisView["linkages"];
  circles: AnalysisView["circles"];
  selectedId: string | null;
  /** Whether the address asks for the drawing, and the address that does. */
  isAsked: boolean;
  askHref: string;
  hrefOf: (termId: string) => string;
  compartments: readonly CompartmentView[];
};

const dashes: Record<LinkageKind, string | undefined> = { requires: undefined, trades_for: "7 4", excludes: "2 4" };

/** Working out where so many stand takes a moment, which is spent when it is asked for. */
const drawnAtOnce = 40;

export function LinkageGraph({ linkages, circles, selectedId, isAsked, askHref, hrefOf, compartments }: Props) {
  if (linkages.length > drawnAtOnce && !isAsked)
    return (
      <p className="max-md:hidden print:hidden">
        <Link href={askHref} className="link">
          Draw how {linkages.length} linkages hang together
        </Link>
      </p>
    );
  const { width, height, nodes, edges } = linkageGraph(linkages, circles);
  const markedWith = [...new Set([...edges, ...circles].flatMap((each) => each.markedWith))];
  return (
    <div className="max-md:hidden print:hidden">
      <Section title="How they hang together" aside="what is required stands at the left">
        {/** biome-ignore-start lint/a11y: what scrolls must be reachable without a pointer, and a fieldset holds controls. */}
        <div
          role="group"
          aria-label="Linkages, drawn; the table below says the same"
          tabIndex={0}
          className="scroll-edge max-h-[80dvh] overflow-auto py-3"
        >
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="presentation" className="t-meta">
            {edges.map((edge) => (
              <Line key={`${edge.kind} ${edge.from.id} ${edge.to.id}`} edge={edge} />
            ))}
            {nodes.map((node) => (
              <Node
                key={node.term.id}
                node={node}
                isSelected={node.term.id === selectedId}
                href={hrefOf(node.term.id)}
              />
            ))}
          </svg>
        </div>
        {/** biome-ignore-end lint/a11y: as above. */}
        <Legend hasCircle={circles.length > 0} />
        <MarkingWords markedWith={markedWith} compartments={compartments} />
      </Section>
    </div>
  );
}

type NodeProps = { node: GraphNode; isSelected: boolean; href: string };

function Node({ node: { term, status, at, circles }, isSelected, href }: NodeProps) {
  const [left, top] = [at.x - nodeSize.width / 2, at.y - nodeSize.height / 2];
  const within = circles.map((place) => `circle ${place + 1}`).join(", ");
  const facts = [termStatusLabels[status].toLowerCase(), within].filter(Boolean).join(", ");
  return (
    <a
      href={href}
      aria-label={`${term.number} ${term.title}, ${facts}`}
      aria-current={isSelected ? "true" : undefined}
      className="group focus-visible:outline-none"
    >
      <title>{`${term.number} ${term.title}`}</title>
      <rect
        x={left}
        y={top}
        {...nodeSize}
        rx={3}
        strokeWidth={circles.length > 0 ? 2.5 : 1}
        className={`${isSelected ? "fill-accent-tint" : "fill-paper-2"} stroke-rule-2 group-hover:stroke-ink group-focus-visible:stroke-accent group-focus-visible:[stroke-width:3px] ${circles.length > 0 ? "stroke-ink" : ""}`}
      />
      {linesOf(`${term.number} ${term.title}`).map((words, index) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one title, drawn anew as a whole.
          key={index}
          x={at.x}
          y={top + 17 + index * 15}
          textAnchor="middle"
          className={`fill-ink ${index === 0 ? "font-semibold" : ""}`}
        >
          {words}
        </text>
      ))}
      <text x={at.x} y={top + 48} textAnchor="middle" className="fill-ink-2">
        {facts}
      </text>
    </a>
  );
}

function Line({ edge: { kind, from, to, points, word } }: { edge: GraphEdge }) {
  const [end, before] = [points.at(-1), points.at(-2)];
  const [start, next] = points;
  return (
    <g>
      <title>{`${from.number} ${linkageLabels[kind]} ${to.number}`}</title>
      <polyline
        points={points.map(({ x, y }) => `${x},${y}`).join(" ")}
        fill="none"
        strokeWidth={1.25}
        strokeDasharray={dashes[kind]}
        strokeLinejoin="round"
        className="stroke-ink-2"
      />
      {end && before && <Head at={end} from={before} kind={kind} />}
      {start && next && kind !== "requires" && <Head at={start} from={next} kind={kind} />}
      <text
        x={word.x}
        y={word.y + 4}
        textAnchor="middle"
        paintOrder="stroke"
        strokeWidth={5}
        className="fill-ink-2 stroke-paper"
      >
        {linkageLabels[kind]}
      </text>
    </g>
  );
}

/** An arrow into the term; of what excludes, a bar before it. */
function Head({ at, from, kind }: { at: Point; from: Point; kind: LinkageKind }) {
  const angle = (Math.atan2(at.y - from.y, at.x - from.x) * 180) / Math.PI;
  return (
    <path
      d={kind === "excludes" ? "M-3 -7V7" : "M-9 -4.5 0 0 -9 4.5Z"}
      transform={`translate(${at.x} ${at.y}) rotate(${angle})`}
      strokeWidth={kind === "excludes" ? 3 : 0}
      className="fill-ink-2 stroke-ink-2"
    />
  );
}

function Legend({ hasCircle }: { hasCircle: boolean }) {
  const kinds = ["requires", "trades_for", "excludes"] as const;
  return (
    <p className="t-meta flex flex-wrap gap-x-5 gap-y-1 text-ink-2">
      {kinds.map((kind) => (
        <span key={kind} className="inline-flex items-center gap-2">
          <svg width="44" height="14" aria-hidden="true">
            <path d="M2 7H42" strokeWidth={1.25} strokeDasharray={dashes[kind]} className="stroke-ink-2" />
            <Head at={{ x: 42, y: 7 }} from={{ x: 0, y: 7 }} kind={kind} />
            {kind !== "requires" && <Head at={{ x: 2, y: 7 }} from={{ x: 42, y: 7 }} kind={kind} />}
          </svg>
          {linkageLabels[kind]}
        </span>
      ))}
      {hasCircle && <span>A heavy border: it waits in a circle, as named above.</span>}
    </p>
  );
}

/** A title in two lines of what fits, the rest of it left to its link's name. */
function linesOf(title: string): string[] {
  const fits = 25;
  const lines = [""];
  for (const word of title.split(/\s+/u)) {
    const last = lines.at(-1) ?? "";
    const joined = last === "" ? word : `${last} ${word}`;
    if (joined.length <= fits || last === "") lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const [first = "", second = "", ...rest] = lines.map((line) =>
    line.length > fits ? `${line.slice(0, fits - 1)}…` : line,
  );
  const end = rest.length > 0 ? `${second.slice(0, fits - 1)}…` : second;
  return end === "" ? [first] : [first, end];
}
