"use client";

import { type ReactNode, useMemo } from "react";
import type { Sponsor } from "@/components/text/SponsorMark";
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { useKeptState } from "@/components/ui/useKeptState";
import { splitTermAction } from "@/lib/lineage/actions";
import { cutIntoParts } from "@/lib/lineage/rules/pieces";
import { seamsOf } from "@/lib/lineage/rules/seams";
import type { Span } from "@/lib/text/canonical";
import { CutText } from "./CutText";
import { OtherLanguages } from "./OtherLanguages";
import {
  cutAlong,
  type Draft,
  draftInput,
  followersOf,
  numbersAfter,
  type OtherWording,
  planOf,
  saidInWords,
  uncut,
} from "./splitDraft";
import { SplitShares } from "./SplitShares";

type Props = {
  term: { number: string; title: string; hasAxis: boolean };
  version: { id: string; text: string; language: string };
  sponsors: readonly Sponsor[];
  /** The term's wordings in other languages. */
  others: readonly OtherWording[];
  /** Where each open note stands in the wording; null: nobody can be sure. */
  notes: readonly (Span | null)[];
  said: { positions: number; linkages: number; questions: number; risks: number };
  /** The numbers that terms have. */
  taken: readonly string[];
  /** The term's page. */
  returnTo: string;
  /** Since when, and how we know. */
  fieldset: ReactNode;
};

/** A wording is cut, each piece named, and what will go where is shown before anything is recorded. */
export function SplitForm({ term, version, others, sponsors, notes, said, taken, returnTo, fieldset }: Props) {
  const { text, language } = version;
  const [draft, setDraft] = useKeptState(`split ${version.id}`, uncut, draftInput);
  const seams = useMemo(() => seamsOf(text, language), [text, language]);
  const plan = useMemo(() => planOf(text, draft), [text, draft]);
  const { along, whole } = useMemo(() => cutAlong(text, plan, others), [text, plan, others]);
  const went = along.filter((other) => !draft.left.includes(other.language));
  const follow = [
    followersOf(text, plan, notes),
    ...went.map((other) => {
      const cut = cutIntoParts(other.text, other.pieces, plan.parts.length);
      return followersOf(other.text, { parts: cut.ok ? cut.parts : [] }, other.notes);
    }),
  ];
  const byPart = plan.parts.map((_, part) => follow.reduce((sum, each) => sum + (each.byPart[part] ?? 0), 0));
  const byHand = follow.reduce((sum, each) => sum + each.byHand, 0);
  const numbers = useMemo(() => numbersAfter(term.number, new Set(taken)), [term.number, taken]);
  const isOwner = new Map(plan.shares.map((share) => [share.start, share]));
  const ownerAt = (start: number) => plan.pieces.findLast((piece) => piece.start <= start)?.owner ?? 0;
  const markOf = (start: number) => {
    const share = isOwner.get(ownerAt(start));
    return share?.isOriginal ? term.number : `New ${share?.part ?? 1}`;
  };
  const { cuts } = draft;
  const toggle = (at: number) =>
    setDraft(
      cuts.includes(at)
        ? { ...draft, cuts: cuts.filter((cut) => cut !== at), joined: without(draft.joined, at) }
        : { ...draft, cuts: [...cuts, at].sort((a, b) => a - b) },
    );
  const count = plan.shares.filter(({ isOriginal }) => !isOriginal).length;
  const waits = saidInWords(byHand, said);
  const isReady = cuts.length > 0 && count > 0 && plan.complaint === null;
  return (
    <ActionForm
      action={splitTermAction.bind(null, returnTo)}
      keepAs={`split ${version.id} fields`}
      aria-label="Split the term"
      className="grid gap-6"
    >
      <input type="hidden" name="clauseVersionId" value={version.id} />
      <input type="hidden" name="isWithdrawn" value={draft.isWithdrawn ? "on" : ""} />
      <input
        type="hidden"
        name="pieces:json"
        value={JSON.stringify(plan.pieces.map(({ start, end, part }) => ({ start, end, part })))}
      />
      <input
        type="hidden"
        name="others:json"
        value={JSON.stringify(went.map(({ id, pieces }) => ({ clauseVersionId: id, pieces })))}
      />
      <Section
        title="Cut the wording"
        aside={<span className="max-md:hidden">Up and down go from place to place, Enter cuts</span>}
      >
        <CutText {...{ text, language, sponsors, seams, markOf }} cuts={cuts} onToggle={toggle} />
        <label className="mt-2 flex w-fit items-start gap-2 py-1 max-md:py-3">
          <input
            type="checkbox"
            className="mt-0.5 size-4 accent-accent"
            checked={draft.isWithdrawn}
            onChange={({ target }) => setDraft({ ...draft, isWithdrawn: target.checked })}
          />
          <span>
            {term.number} is withdrawn, and all its words go to new terms
            <span className="t-meta block text-ink-3">Left open, it keeps the first piece.</span>
          </span>
        </label>
      </Section>
      <Section
        title="What becomes of it"
        aside={count === 0 ? undefined : count === 1 ? "1 new term" : `${count} new terms`}
      >
        {cuts.length === 0 ? (
          <p className="py-2 text-ink-2">It is not cut yet. Each piece then gets its number and title here.</p>
        ) : (
          <SplitShares
            term={term}
            text={text}
            language={language}
            plan={plan}
            along={went}
            notes={byPart}
            numbers={numbers}
            onJoin={(start, owner) =>
              setDraft({
                ...draft,
                joined: { ...without(draft.joined, start), ...(owner === null ? {} : { [start]: owner }) },
              })
            }
          />
        )}
        {cuts.length > 0 && others.length > 0 && (
          <OtherLanguages
            number={term.number}
            isWithdrawn={draft.isWithdrawn}
            along={along}
            whole={whole}
            left={draft.left}
            onLeave={(left) => setDraft({ ...draft, left })}
          />
        )}
        <p role="status" className="t-small border-t border-rule pt-2 text-ink-2">
          {cuts.length > 0 &&
            (plan.complaint ??
              `${waits === null ? "Nothing is left to place by hand" : `To be placed by hand afterwards: ${waits}`}. The history of ${term.number} stays with it, and each new term says what it came of. Agreed words stay agreed.`)}
        </p>
      </Section>
      <div className="max-w-xl">
        <Field name="reason" label="Why it is split">
          <TextInput />
        </Field>
        <details className="mt-3">
          <summary className="w-fit text-accent max-md:py-3">Since when, and how we know</summary>
          <div className="mt-3">{fieldset}</div>
        </details>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton pending="Splitting…" disabled={!isReady}>
          {isReady ? `Split ${term.number}` : "Split"}
        </SubmitButton>
        {!isReady && <p className="text-ink-2">{plan.complaint ?? "Cut it in one place or more first."}</p>}
      </div>
    </ActionForm>
  );
}

function without(joined: Draft["joined"], start: number): Draft["joined"] {
  return Object.fromEntries(Object.entries(joined).filter(([at]) => Number(at) !== start));
}
