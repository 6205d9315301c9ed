"use client";

import { Button } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import { languageName } from "@/lib/text/languages";
import type { RowChange, RowGroup } from "@/lib/text/whole/row-changes";
import type { StandingTerm } from "@/lib/text/whole/taken-rows";
import type { KeptDraft } from "./keptDraft";

type Props = {
  draft: KeptDraft;
  standing: readonly StandingTerm[];
  changes: ReadonlyMap<number, RowChange>;
  /** How many rows are to be mended first. */
  mended: number;
  counts: readonly { group: RowGroup; count: number }[];
  isRestored: boolean;
  /** Which rows are shown; null: all. */
  asked: RowGroup | null;
  onAsk: (group: RowGroup | null) => void;
  onForget: () => void;
};

const groupLabels: Record<RowGroup, string> = {
  look: "Want a look",
  new: "New",
  moved: "Moved",
  renumbered: "Renumbered",
  reworded: "Worded anew",
  retitled: "Called otherwise",
};

/** What the text comes to: how many terms, what changes of those on record, and what it does not have. */
export function TakenOverview({ draft, standing, changes, mended, counts, isRestored, asked, onAsk, onForget }: Props) {
  const { rows } = draft;
  const byId = new Map(standing.map((term) => [term.id, term]));
  const taken = rows.filter(({ isTaken }) => isTaken).length;
  const there = counts.filter(({ count }) => count > 0);
  return (
    <div>
      <p role="status" className="t-note">
        {summaryOf(taken, [...changes.values()], mended)}
      </p>
      {isRestored && <p className="t-small text-ink-2">What you read in and did not take in is back.</p>}
      {draft.title && (
        <p className="t-small text-ink-2">
          It is called “<bdi>{draft.title}</bdi>”, in {languageName(draft.language)}.
        </p>
      )}
      {draft.doubts.map((doubt) => (
        <p key={doubt} className="t-small text-ink-2">
          {doubt}
        </p>
      ))}
      {draft.absent.length > 0 && (
        <p className="t-small text-ink-2">
          It does not have{" "}
          {draft.absent
            .flatMap((id) => byId.get(id)?.number ?? [])
            .slice(0, 12)
            .join(", ")}
          {draft.absent.length > 12 && ` and ${draft.absent.length - 12} more`}: what it does not have stays on record.
        </p>
      )}
      {there.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would say that it is part of a form.
        <div role="group" aria-label="Which terms are shown" className="mt-3 flex flex-wrap gap-x-4 gap-y-1">
          {[{ group: null, count: rows.length }, ...there].map(({ group, count }) => (
            <button
              key={group ?? "all"}
              type="button"
              aria-pressed={asked === group}
              onClick={() => onAsk(group)}
              className={cx(
                "border-b-2 py-1 max-md:min-h-11",
                asked === group
                  ? "border-ink font-semibold text-ink"
                  : "border-transparent text-ink-2 hover:border-rule-2 hover:text-ink",
              )}
            >
              {group === null ? "All" : groupLabels[group]}{" "}
              <span className="t-meta font-normal text-ink-3">{count}</span>
            </button>
          ))}
        </div>
      )}
      <p className="mt-1 -ml-3">
        <Button type="button" variant="quiet" className="t-small" onClick={onForget}>
          Begin with another text
        </Button>
      </p>
    </div>
  );
}

function summaryOf(taken: number, changes: readonly RowChange[], mended: number): string {
  const standing = changes.flatMap((change) => (change.is === "standing" ? [change] : []));
  const open = changes.filter(({ is }) => is === "open").length;
  const shares = [
    `${changes.filter(({ is }) => is === "new").length} new`,
    `${standing.length} on record already`,
    ...(open > 0 ? [`${open} to be chosen`] : []),
  ];
  const said = [
    inWords(standing.filter(({ moved }) => moved !== null).length, "moves", "move"),
    inWords(standing.filter(({ renumbered }) => renumbered !== null).length, "is renumbered", "are renumbered"),
    inWords(standing.filter(({ worded }) => worded === "anew").length, "is worded anew", "are worded anew"),
    inWords(standing.filter(({ retitled }) => retitled !== null).length, "is called otherwise", "are called otherwise"),
  ].filter(Boolean);
  return [
    `${taken === 1 ? "1 term" : `${taken} terms`}: ${shares.join(", ")}.`,
    said.length > 0 ? `Of those on record, ${new Intl.ListFormat("en-GB").format(said)}.` : "",
    mended > 0 ? "Nothing can be taken in until what is marked is mended or left out." : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function inWords(count: number, one: string, several: string): string {
  if (count === 0) return "";
  return `${count} ${count === 1 ? one : several}`;
}
