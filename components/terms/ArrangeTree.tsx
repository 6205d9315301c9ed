"use client";

import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import {
  depthOf,
  moveDown,
  moveOut,
  moveTo,
  moveUnder,
  moveUp,
  siblingsOf,
  withoutBranch,
} from "@/lib/terms/rules/arrange";
import type { ArrangedTerm } from "./keptArrangement";
import { insets } from "./OutlinePreview";
import { type Drop, useTermDrag, useTermDrop } from "./useTermDrag";

type Props = {
  terms: readonly ArrangedTerm[];
  numbers: ReadonlyMap<string, string>;
  changed: ReadonlySet<string>;
  /** Where a term would come to stand in a gap. */
  place: (id: string, gap: number, depth: number) => { depth: number };
  /** Takes the new order; null: it cannot move so, and why. */
  onArrange: (next: readonly ArrangedTerm[] | null, id: string, otherwise?: string) => void;
};

const moves = {
  ArrowUp: { label: "Up", move: moveUp<ArrangedTerm>, otherwise: "It is the first there." },
  ArrowDown: { label: "Down", move: moveDown<ArrangedTerm>, otherwise: "It is the last there." },
  ArrowRight: { label: "Under", move: moveUnder<ArrangedTerm>, otherwise: "Nothing stands before it to put it under." },
  ArrowLeft: { label: "Out", move: moveOut<ArrangedTerm>, otherwise: "It stands at the top already." },
} as const;

type Arrow = keyof typeof moves;
const arrows = Object.keys(moves) as Arrow[];

/** The terms as a tree: one row has the focus, and is moved by keys, by the buttons above, or by its handle. */
export function ArrangeTree({ terms, numbers, changed, place, onArrange }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [chosenId, setChosenId] = useState(terms[0]?.id ?? "");
  const [drop, setDrop] = useState<Drop | null>(null);
  const chosen = terms.find(({ id }) => id === chosenId) ?? terms[0];
  const move = (key: Arrow, id: string) => onArrange(moves[key].move(terms, id), id, moves[key].otherwise);
  useTermDrop(list, {
    othersOf: (id) => withoutBranch(terms, id).map((term) => term.id),
    onMove: (next) => setDrop((now) => (isSameDrop(now, next) ? now : next)),
    onDrop: ({ id, gap, depth }) => {
      setChosenId(id);
      onArrange(moveTo(terms, id, gap, depth), id);
    },
  });
  // A row that is moved in the page loses the focus.
  const keepsFocus = useRef(false);
  useEffect(() => {
    if (keepsFocus.current) list.current?.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
    keepsFocus.current = false;
  });
  const focus = (index: number) => {
    const id = terms[Math.max(0, Math.min(index, terms.length - 1))]?.id;
    if (!id) return;
    setChosenId(id);
    list.current?.querySelector<HTMLElement>(`[data-term="${id}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent, id: string) => {
    const at = terms.findIndex((term) => term.id === id);
    const arrow = arrows.find((key) => key === event.key);
    const steps: Record<string, number> = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: terms.length - 1 };
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (event.altKey && arrow) {
      keepsFocus.current = true;
      move(arrow, id);
    } else if (isPlain && event.key in steps) focus(steps[event.key] ?? at);
    else return;
    event.preventDefault();
  };
  const line = drop && { ...place(drop.id, drop.gap, drop.depth), before: withoutBranch(terms, drop.id)[drop.gap]?.id };
  return (
    <div>
      <fieldset className="sticky top-0 z-20 flex flex-wrap items-center gap-1 bg-paper py-2">
        <legend className="sr-only">Move the chosen term</legend>
        {arrows.map((key) => (
          <Button key={key} type="button" variant="secondary" onClick={() => chosen && move(key, chosen.id)}>
            {moves[key].label}
          </Button>
        ))}
        <span className="t-small ml-2 min-w-0 text-ink-2">
          {chosen && (
            <>
              {numbers.get(chosen.id)} <bdi>{chosen.title}</bdi>
            </>
          )}
        </span>
      </fieldset>
      <div ref={list} role="tree" aria-label="The terms in order" className="border-t border-rule-2">
        {terms.map((term) => (
          <Row
            key={term.id}
            term={term}
            terms={terms}
            number={numbers.get(term.id) ?? term.number}
            isChosen={term.id === chosen?.id}
            isChanged={changed.has(term.id)}
            isDragged={term.id === drop?.id}
            line={line?.before === term.id ? line.depth : null}
            onFocus={() => setChosenId(term.id)}
            onKeyDown={(event) => onKey(event, term.id)}
          />
        ))}
        {line && !line.before && <Line depth={line.depth} />}
      </div>
    </div>
  );
}

type RowProps = {
  term: ArrangedTerm;
  terms: readonly ArrangedTerm[];
  number: string;
  isChosen: boolean;
  isChanged: boolean;
  isDragged: boolean;
  /** How far the line above it is set in, where what is dragged would come to stand before it. */
  line: number | null;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

function Row({ term, terms, number, isChosen, isChanged, isDragged, line, onFocus, onKeyDown }: RowProps) {
  const row = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  useTermDrag(row, handle, term.id);
  const depth = depthOf(terms, term);
  const siblings = siblingsOf(terms, term);
  return (
    <div
      ref={row}
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={siblings.indexOf(term) + 1}
      aria-setsize={siblings.length}
      aria-selected={isChosen}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowRight Alt+ArrowLeft"
      tabIndex={isChosen ? 0 : -1}
      data-term={term.id}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      className={cx(
        "relative scroll-mt-14 scroll-mb-20 border-b border-rule aria-selected:bg-accent-tint",
        isDragged && "opacity-50",
      )}
    >
      {line !== null && <Line depth={line} />}
      <span className={cx("flex items-start gap-2 py-1.5 max-md:py-3", insets[Math.min(depth, insets.length - 1)])}>
        <Handle ref={handle} />
        <span className="min-w-7 shrink-0 text-ink-2">
          {number === term.number ? (
            number
          ) : (
            <>
              <s className="text-ink-3">{term.number}</s> <span className="t-ui-strong">{number}</span>
            </>
          )}
        </span>
        <bdi className="min-w-0 grow text-left [overflow-wrap:anywhere]">{term.title}</bdi>
        {isChanged && <span className="t-meta shrink-0 pr-2 text-st-contested">changed</span>}
      </span>
    </div>
  );
}

function Handle({ ref }: { ref: Ref<HTMLSpanElement> }) {
  return (
    <span
      ref={ref}
      aria-hidden="true"
      title="Drag"
      className="grid w-6 shrink-0 cursor-grab place-items-center self-stretch text-ink-3"
    >
      <svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">
        <path d="M5 3h2v2H5zM9 3h2v2H9zM5 7h2v2H5zM9 7h2v2H9zM5 11h2v2H5zM9 11h2v2H9z" />
      </svg>
    </span>
  );
}

/** Where what is dragged would come to stand. */
function Line({ depth }: { depth: number }) {
  return (
    <span
      role="presentation"
      className={cx(
        "pointer-events-none absolute inset-x-0 z-10 -mt-px block h-0",
        insets[Math.min(depth, insets.length - 1)],
      )}
    >
      <span className="block h-0.5 bg-accent" />
    </span>
  );
}

function isSameDrop(one: Drop | null, other: Drop | null): boolean {
  return one?.id === other?.id && one?.gap === other?.gap && one?.depth === other?.depth;
}
