"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { SeenFields } from "@/components/record/SeenFields";
import { ActionForm } from "@/components/ui/ActionForm";
import { ButtonLink } from "@/components/ui/Button";
import { onKeptChange } from "@/components/ui/keptListeners";
import { dropKept, keepText, keptKey, readKept } from "@/components/ui/keptText";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { WriterContext } from "@/components/ui/Writer";
import { arrangeTermsAction } from "@/lib/terms/actions";
import { depthOf, placeFor, ranksFor, siblingsOf } from "@/lib/terms/rules/arrange";
import { numbersByPlace } from "@/lib/terms/rules/numbering";
import { ArrangeTree } from "./ArrangeTree";
import { type ArrangedTerm, printArrangement, readArrangement } from "./keptArrangement";

type Props = {
  negotiationId: string;
  /** As they stand on record and are read. */
  terms: readonly ArrangedTerm[];
  /** The newest record that the writer can have seen. */
  seenRecordId: string | null;
  /** The page without this. */
  closeHref: string;
  /** From when the terms stand so, and why. */
  fieldset: ReactNode;
};

/** The agreement to be put in order: nothing is recorded until it is saved. */
export function ArrangeTerms({ negotiationId, terms: recorded, seenRecordId, closeHref, fieldset }: Props) {
  const router = useRouter();
  const writer = useContext(WriterContext);
  const storageKey = keptKey(writer ?? "nobody", "arrangement", negotiationId);
  const stored = useSyncExternalStore(
    onKeptChange,
    () => readKept(storageKey),
    () => null,
  );
  const kept = useMemo(() => readArrangement(stored, recorded), [stored, recorded]);
  const terms = kept?.terms ?? recorded;
  // What was arranged before the page came is measured against what its writer saw then.
  const seenId = kept ? kept.seenRecordId : seenRecordId;
  const [renumbers, setRenumbers] = useState(false);
  const [said, setSaid] = useState("");
  const numbers = useMemo(
    () => (renumbers ? numbersByPlace(terms) : new Map(terms.map(({ id, number }) => [id, number]))),
    [terms, renumbers],
  );
  const changed = useMemo(() => changesFrom(recorded, terms, numbers), [recorded, terms, numbers]);
  const isUnsaved = changed.size > 0;

  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);

  const arrange = (next: readonly ArrangedTerm[] | null, id: string, otherwise = "") => {
    if (!next) return setSaid(otherwise);
    keepText(storageKey, printArrangement(next, seenId));
    setSaid(placeInWords(next, id));
  };
  const forget = () => dropKept(storageKey);
  return (
    <ActionForm
      action={arrangeTermsAction}
      className="grid gap-4"
      onDone={() => {
        forget();
        router.replace(closeHref, { scroll: false });
      }}
    >
      <input type="hidden" name="negotiationId" value={negotiationId} />
      <SeenFields supersedesId={null} seenRecordId={seenId} />
      <p className="t-small max-w-measure text-ink-2">
        Drag a term by its handle, or choose it and press Alt with an arrow: up and down among those beside it, right to
        put it under the one before, left to take it out. What stands under a term goes along.
      </p>
      <ArrangeTree
        terms={terms}
        numbers={numbers}
        changed={changed}
        place={(id, gap, depth) => placeFor(terms, id, gap, depth)}
        onArrange={arrange}
      />
      <p role="status" className="sr-only">
        {said}
      </p>
      {terms.map(({ id, parentId }, index) => (
        <span key={id} hidden>
          <input type="hidden" name={`places.${index}.termId`} value={id} />
          <input type="hidden" name={`places.${index}.parentId`} value={parentId ?? ""} />
          <input type="hidden" name={`places.${index}.number`} value={numbers.get(id) ?? ""} />
        </span>
      ))}
      <label className="flex w-fit items-start gap-2 max-md:py-3">
        <input
          type="checkbox"
          className="mt-0.5 size-4 accent-accent"
          checked={renumbers}
          onChange={({ target }) => setRenumbers(target.checked)}
        />
        <span>
          Renumber by place
          <span className="t-meta block text-ink-3">
            Numbers follow the order again, in the style that each list has. Left as it is, a term keeps its number.
          </span>
        </span>
      </label>
      <details className="max-w-xl">
        <summary className="w-fit text-accent max-md:py-3">Since when, and why</summary>
        <div className="mt-3">{fieldset}</div>
      </details>
      <div className="sticky bottom-key-line z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-rule-2 bg-paper py-3">
        <SubmitButton pending="Saving…" disabled={!isUnsaved}>
          Save
        </SubmitButton>
        <ButtonLink variant="quiet" href={closeHref} scroll={false} onClick={forget}>
          {isUnsaved ? "Leave without saving" : "Leave"}
        </ButtonLink>
        <p role="status" className={isUnsaved ? "t-ui-strong text-st-contested" : "text-ink-3"}>
          {isUnsaved
            ? `Not saved: ${changed.size === 1 ? "1 term" : `${changed.size} terms`} changed.`
            : "Nothing is changed."}
        </p>
      </div>
    </ActionForm>
  );
}

/** Which terms stand elsewhere than on record, or have another number. */
function changesFrom(
  recorded: readonly ArrangedTerm[],
  terms: readonly ArrangedTerm[],
  numbers: ReadonlyMap<string, string>,
): Set<string> {
  const before = new Map(recorded.map((term, rank) => [term.id, { ...term, rank }]));
  const changed = new Set<string>();
  for (const parentId of new Set(terms.map((term) => term.parentId))) {
    const siblings = terms.filter((term) => term.parentId === parentId);
    const rankOf = (id: string) => (before.get(id)?.parentId === parentId ? (before.get(id)?.rank ?? null) : null);
    for (const id of ranksFor(siblings.map(({ id }) => ({ id, rank: rankOf(id) }))).keys()) changed.add(id);
    for (const { id } of siblings) if (before.get(id)?.number !== numbers.get(id)) changed.add(id);
  }
  return changed;
}

/** "1.2 Bases: second of 3 under 1 Withdrawal, level 2." */
function placeInWords(terms: readonly ArrangedTerm[], id: string): string {
  const term = terms.find((each) => each.id === id);
  if (!term) return "";
  const siblings = siblingsOf(terms, term);
  const parent = terms.find((each) => each.id === term.parentId);
  const where = parent ? `under ${parent.number} ${parent.title}` : "at the top";
  return `${term.number} ${term.title}: place ${siblings.indexOf(term) + 1} of ${siblings.length} ${where}, level ${depthOf(terms, term) + 1}.`;
}
