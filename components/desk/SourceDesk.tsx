"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { ChoiceControl } from "@/components/logbook/ChoiceControl";
import { LabelledField } from "@/components/logbook/LabelledField";
import { Link } from "@/components/ui/Link";
import { KeyCap } from "@/components/ui/KeyCap";
import { Section } from "@/components/ui/Section";
import type { DeskCommand } from "@/lib/desk/rules/entries";
import type { DeskDocument } from "@/lib/desk/rules/desk-document";
import { fillEntry } from "@/lib/desk/rules/fill";
import { type Recorded, type Suggestion, suggestEntries } from "@/lib/desk/rules/suggest";
import { recordedInWords } from "@/lib/desk/rules/summary";
import { choosableOf, type Materials, namesOf } from "@/lib/logbook/rules/materials";
import { credibilities, credibilityLabels } from "@/lib/record/rules";
import { makeAnchor } from "@/lib/text/anchor";
import type { Span } from "@/lib/text/canonical";
import { DeskNews, type News } from "./DeskNews";
import { DocumentText, type ShownPassage } from "./DocumentText";
import { PassageForm } from "./PassageForm";
import { RecordKeys } from "./RecordKeys";
import { selectedPassage } from "./selectedPassage";
import { SuggestionList } from "./SuggestionList";
import { returnToNow, useDeskKeys, usePastKeys } from "./useDeskKeys";
import { type OpenEntry, useCredibility, useDropped } from "./useOpenEntry";
import { useRecording } from "./useRecording";

type Props = {
  document: Omit<DeskDocument, "habits">;
  sentences: readonly Span[];
  language: string | null;
  passages: readonly (Span & { id: string; noun: string })[];
  materials: Materials;
  negotiationId: string;
  sourceId: string;
  /** The record of the source that has these words. */
  sourceRecordId: string;
  seenRecordId: string | null;
  compartmentId: string | null;
  mayRecord: boolean;
  /** Of a page of the past, whose reader may record: where they can. */
  nowHref: string | null;
  children: React.ReactNode;
};

const grades = [
  { value: "", label: "Choose" },
  ...credibilities.map((each) => ({ value: String(each), label: `${each}: ${credibilityLabels[each]}` })),
];

/** A source's words with what is recorded from them, and beside them what could be. */
export function SourceDesk({
  document: read,
  sentences,
  language,
  passages,
  materials,
  mayRecord,
  nowHref,
  sourceRecordId,
  children,
  ...about
}: Props) {
  const [credibility, setCredibility] = useCredibility(about.sourceId);
  const { dropped, drop: dropKey, bringBack } = useDropped(sourceRecordId);
  const [current, setCurrent] = useState<string | null>(null);
  const [passage, setPassage] = useState<Span | null>(null);
  const { open, refusal, isBusy, record, begun, show, change, close } = useRecording(read.text, about);
  const [news, setNews] = useState<News>({ said: "" });
  const setSaid = (said: string) => setNews({ said });

  const document = useMemo(() => ({ ...read, habits: { credibility, confidence: "medium" } }), [read, credibility]);
  const choosable = useMemo(() => choosableOf(materials), [materials]);
  const names = useMemo(() => namesOf(materials), [materials]);
  const all = useMemo(() => {
    const recorded: Recorded[] = passages.map(({ start, end, noun }) => ({ start, end, noun }));
    return mayRecord ? suggestEntries(document, sentences, recorded) : [];
  }, [document, sentences, passages, mayRecord]);
  const suggestions = useMemo(() => all.filter(({ key }) => !dropped.has(key)), [all, dropped]);
  const droppedCount = all.length - suggestions.length;

  const focusOn = useCallback((key: string | undefined) => {
    if (!key) return;
    requestAnimationFrame(() => window.document.querySelector<HTMLElement>(`[data-suggestion="${key}"]`)?.focus());
  }, []);
  const choose = useCallback(({ key, passage: words }: Suggestion) => {
    setCurrent(key);
    setPassage(words);
  }, []);
  const at = suggestions.findIndex(({ key }) => key === current);
  const chosen = suggestions[at];
  /** The one after this, which takes its place when it goes. */
  const following = suggestions[at + 1] ?? suggestions[at - 1];

  const recordNow = (asked: OpenEntry) =>
    record(asked, () => {
      setNews({ said: recordedInWords(asked.entry, names), heldFrom: asked.entry.fields.heldFrom });
      setPassage(null);
      if (!asked.key) return;
      setCurrent(following?.key ?? null);
      focusOn(following?.key);
    });
  /** What can be begun is done so; else it is said why not. */
  const withBegun = (entry: ReturnType<typeof begun>, then: (entry: OpenEntry) => void) => {
    if (typeof entry === "string") setSaid(entry);
    else then(entry);
  };
  const begin = (command: DeskCommand) => {
    const words = selectedPassage(window.getSelection()) ?? passage;
    const anchor = words && makeAnchor(read.text, words.start, words.end);
    if (!anchor) return setSaid("Select the words first, or press n for a sentence.");
    const span = { start: anchor.start, end: anchor.end };
    setPassage(span);
    withBegun(begun(fillEntry(command, span, document), span, null), show);
  };
  const amend = (suggestion: Suggestion) => {
    choose(suggestion);
    withBegun(begun(suggestion, suggestion.passage, suggestion.key), show);
  };
  const accept = () => {
    // What stands in the form is what is recorded, and not what it was filled in with.
    if (chosen && open?.key === chosen.key) recordNow(open);
    else if (open) setSaid("Record the open entry first, or leave it.");
    else if (chosen) withBegun(begun(chosen, chosen.passage, chosen.key), recordNow);
  };
  const drop = () => {
    if (!chosen) return;
    dropKey(chosen.key);
    if (open?.key === chosen.key) close();
    setCurrent(following?.key ?? null);
    focusOn(following?.key);
    setSaid("Dropped.");
  };
  const step = (by: 1 | -1) => {
    const next = suggestions[at === -1 ? (by === 1 ? 0 : suggestions.length - 1) : at + by];
    if (!next) return;
    choose(next);
    focusOn(next.key);
  };
  const nextSentence = (by: 1 | -1) => {
    const from = passage ?? { start: -1, end: -1 };
    const found =
      by === 1
        ? sentences.find(({ start }) => start >= Math.max(from.end, 0))
        : sentences.findLast(({ end }) => end <= from.start);
    if (!found) return;
    window.getSelection()?.removeAllRanges();
    setCurrent(null);
    setPassage(found);
  };
  const longer = () => {
    const found = passage && sentences.find(({ start }) => start >= passage.end);
    if (passage && found) setPassage({ start: passage.start, end: found.end });
  };

  useDeskKeys(mayRecord, { begin, step, accept, drop, nextSentence, longer });
  usePastKeys(nowHref !== null);

  const shown = useMemo<ShownPassage[]>(
    () => [
      ...passages.map(({ id, start, end }) => ({ id, start, end, look: "recorded" as const })),
      ...(passage ? [{ ...passage, id: "current", look: "current" as const }] : []),
    ],
    [passages, passage],
  );
  useEffect(() => {
    if (passage) window.document.querySelector("[data-document] mark.outline-2")?.scrollIntoView({ block: "nearest" });
  }, [passage]);

  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <DocumentText text={read.text} language={language} passages={shown} />
      <div className="grid min-w-0 content-start gap-6 lg:sticky lg:top-4 lg:max-h-[calc(100vh-2rem)] lg:-mx-1 lg:self-start lg:overflow-y-auto lg:px-1">
        <DeskNews {...news} />
        {nowHref && (
          <p className="t-small text-ink-2">
            The past stays as it was.{" "}
            <Link href={nowHref} id={returnToNow} className="link">
              Return to now to record from these words
            </Link>
            .
          </p>
        )}
        {mayRecord && !open && <RecordKeys onBegin={begin} />}
        {mayRecord && open && (
          <PassageForm
            entry={open.entry}
            quote={read.text.slice(open.passage.start, open.passage.end)}
            choosable={choosable}
            rounds={read.rounds}
            names={names}
            refusal={refusal}
            isBusy={isBusy}
            onChange={change}
            onRecord={() => recordNow(open)}
            onLeave={() => {
              close();
              if (open.key) focusOn(open.key);
            }}
          />
        )}
        {mayRecord && (
          <Section title="Suggested" aside={suggestions.length > 0 && `${suggestions.length}`} id="suggested">
            <div className="grid gap-2 py-2">
              <LabelledField
                label="How credible what it says is"
                hint="Each entry starts from it; say otherwise in its form."
              >
                {(control) => (
                  <ChoiceControl control={control} value={credibility} choices={grades} onChange={setCredibility} />
                )}
              </LabelledField>
              <p className="t-meta text-ink-3">
                <KeyCap>j</KeyCap> <KeyCap>k</KeyCap> walk <KeyCap>a</KeyCap> accept <KeyCap>Enter</KeyCap> amend{" "}
                <KeyCap>x</KeyCap> drop. Nothing is recorded by itself.
              </p>
            </div>
            {suggestions.length > 0 ? (
              <SuggestionList
                suggestions={suggestions}
                currentKey={current}
                names={names}
                onChoose={choose}
                onAmend={amend}
              />
            ) : (
              <p className="t-small py-2 text-ink-2">
                {language && language !== "en"
                  ? "Names on record are looked for in any language, all else in English: nothing more is recognised here."
                  : "Nothing more is recognised in these words."}{" "}
                Select some and press a key, or take sentences with n.
              </p>
            )}
            {droppedCount > 0 && (
              <p className="t-small py-2 text-ink-2">
                {droppedCount === 1 ? "One is dropped." : `${droppedCount} are dropped.`}{" "}
                <button type="button" className="link" onClick={bringBack}>
                  Bring {droppedCount === 1 ? "it" : "them"} back
                </button>
              </p>
            )}
          </Section>
        )}
        {children}
      </div>
    </div>
  );
}
