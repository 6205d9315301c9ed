"use client";

import { Link } from "@/components/ui/Link";
import { type ReactNode, useEffect, useRef } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import type { Shortcut } from "@/components/ui/keySequence";
import { KeyboardShortcuts } from "@/components/ui/KeyboardShortcuts";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { allotItemAction } from "@/lib/lineage/actions";
import type { TriageItem } from "@/lib/lineage/queries-triage";
import { allottableLabels } from "@/lib/lineage/rules/allotting";

type Props = {
  negotiationId: string;
  items: readonly TriageItem[];
  /** The page of each term, by its id. */
  hrefs: Readonly<Record<string, string>>;
  /** Who sees an item that is marked, by its id. */
  markings: Readonly<Record<string, ReactNode>>;
  /** Whether the reader may place them. */
  mayAllot: boolean;
};

const shortcuts: readonly Shortcut[] = [..."0123456789a"].map((key) => ({
  keys: key,
  label: labelOfKey(key),
  onPress: () => focusedRow()?.querySelector<HTMLElement>(`[data-allot="${key}"]`)?.click(),
}));

/** What waits to be placed, a row each. Its digit places the row that has the focus; the next takes it over. */
export function TriageList({ negotiationId, items, hrefs, markings, mayAllot }: Props) {
  const left = useRef<number | null>(null);
  useEffect(() => {
    if (left.current === null || items.length === 0) return;
    const rows = rowsOnPage();
    const row = rows[Math.min(left.current, rows.length - 1)];
    left.current = null;
    if (document.activeElement === document.body) row?.querySelector<HTMLElement>("[data-row-link]")?.focus();
  }, [items]);
  return (
    <>
      <ul className="divide-y divide-rule">
        {items.map((item, index) => (
          <li key={`${item.from.id} ${item.id}`} data-row className="grid gap-x-8 gap-y-2 py-3 lg:grid-cols-2">
            <div className="min-w-0">
              <p className="t-meta flex flex-wrap items-baseline gap-x-3 text-ink-3">
                <span>
                  {allottableLabels[item.kind]} on{" "}
                  <Link data-row-link href={hrefs[item.from.id] ?? ""} className="link max-md:inline-block max-md:py-2">
                    <bdi>
                      {item.from.number} {item.from.title}
                    </bdi>
                  </Link>
                </span>
                {markings[item.id]}
              </p>
              {item.about && <p className="t-ui-strong">{item.about}</p>}
              {item.words && (
                <p dir="auto" className="t-note line-clamp-3">
                  {item.words}
                </p>
              )}
            </div>
            {mayAllot && (
              <ActionForm
                action={allotItemAction}
                aria-label={`Place the ${allottableLabels[item.kind].toLowerCase()}`}
                className="grid content-start gap-1"
                onSubmit={() => {
                  left.current = index;
                }}
              >
                <input type="hidden" name="negotiationId" value={negotiationId} />
                <input type="hidden" name="fromTermId" value={item.from.id} />
                <input type="hidden" name="kind" value={item.kind} />
                <input type="hidden" name="subjectId" value={item.id} />
                <div className="flex flex-wrap gap-2">
                  {choicesOf(item).map(({ key, label, to, title, termIds, isLikely }) => (
                    <SubmitButton
                      key={key}
                      variant={isLikely ? "primary" : "secondary"}
                      keyCap={key}
                      data-allot={key}
                      name="termIds:json"
                      value={JSON.stringify(termIds)}
                      title={title}
                    >
                      {label}
                      {to && <bdi className="max-w-44 truncate font-normal opacity-80"> {to}</bdi>}
                    </SubmitButton>
                  ))}
                </div>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {mayAllot && <KeyboardShortcuts shortcuts={shortcuts} />}
    </>
  );
}

type Choice = {
  key: string;
  label: string;
  /** What the term is called that it goes to; null where the label says it all. */
  to: string | null;
  title: string;
  termIds: string[];
  isLikely: boolean;
};

/** The terms that it may belong to, by their digit; 0 leaves it where it is, and a places it with all. */
function choicesOf({ from, candidates, likeliestId, canBeSeveral }: TriageItem): Choice[] {
  const to = candidates.slice(0, 9).map(
    ({ id, number, title }, index): Choice => ({
      key: String(index + 1),
      label: number,
      to: title,
      title,
      termIds: [id],
      isLikely: id === likeliestId,
    }),
  );
  const all = [...(from.isWithdrawn ? [] : [from]), ...candidates];
  const stays: Choice = {
    key: "0",
    label: `Stays with ${from.number}`,
    to: null,
    title: from.title,
    termIds: [from.id],
    isLikely: false,
  };
  if (!canBeSeveral || all.length < 2) return [...to, stays];
  const label = all.length === 2 ? "Both" : `All ${all.length}`;
  const title = new Intl.ListFormat("en-GB").format(all.map(({ number }) => number));
  return [...to, stays, { key: "a", label, to: null, title, termIds: all.map(({ id }) => id), isLikely: false }];
}

function labelOfKey(key: string): string {
  if (key === "0") return "it stays where it is";
  return key === "a" ? "it belongs to all" : `place it with the ${key}. term`;
}

const rowsOnPage = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];

/** The row with the focus; where none has it, the first. */
function focusedRow(): HTMLElement | undefined {
  const rows = rowsOnPage();
  return rows.find((row) => row.contains(document.activeElement)) ?? rows[0];
}
