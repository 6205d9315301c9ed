"use client";

import { useCallback, useEffect, useMemo, useRef, useState, useTransition } from "react";
import { v4 as newId } from "uuid";
import { ChoiceControl } from "@/components/logbook/ChoiceControl";
import { LabelledField } from "@/components/logbook/LabelledField";
import { KeyCap } from "@/components/ui/KeyCap";
import { Section } from "@/components/ui/Section";
import type { Shortcut } from "@/components/ui/keySequence";
import { useShortcuts } from "@/components/ui/shortcutStore";
import { recordPassageAction } from "@/lib/desk/actions";
import { type DeskCommand, type DeskEntry, deskCommands, deskShapes, missingIn } from "@/lib/desk/rules/entries";
import { type DeskDocument, fillEntry } from "@/lib/desk/rules/fill";
import { type Recorded, type Suggestion, suggestEntries } from "@/lib/desk/rules/suggest";
import { summaryOf } from "@/lib/desk/rules/summary";
import { choosableOf, type Materials, namesOf } from "@/lib/logbook/rules/materials";
import type { FieldErrors } from "@/lib/platform/result";
import { credibilities, credibilityLabels } from "@/lib/record/rules";
import { makeAnchor } from "@/lib/text/anchor";
import type { Span } from "@/lib/text/canonical";
import { DocumentText, type ShownPassage } from "./DocumentText";
import { PassageForm } from "./PassageForm";
import { selectedPassage } from "./selectedPassage";
import { SuggestionList } from "./SuggestionList";

type Props = {
  document: Omit<DeskDocument, "habits">;
  sentences: readonly Span[];
  language: string | null;
  passages: readonly (Span & { id: string; noun: string })[];
  materials: Materials;
  negotiationId: string;
  sourceId: string;
  seenRecordId: string | null;
  compartmentId: string | null;
  mayRecord: boolean;
  children: React.ReactNode;
};

type Open = { entry: DeskEntry; passage: Span; key: string | null };
type Refused = { errors: FieldErrors; problem: string | null };
const nothingRefused: Refused = { errors: {}, problem: null };
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
  children,
  ...about
}: Props) {
  const [credibility, setCredibility] = useState("");
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const [passage, setPassage] = useState<Span | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const [refused, setRefused] = useState(nothingRefused);
  const [said, setSaid] = useState("");
  const [isBusy, startRecording] = useTransition();
  const busy = useRef(false);

  const document = useMemo(() => ({ ...read, habits: { credibility, confidence: "medium" } }), [read, credibility]);
  const choosable = useMemo(() => choosableOf(materials), [materials]);
  const names = useMemo(() => namesOf(materials), [materials]);
  const suggestions = useMemo(() => {
    const recorded: Recorded[] = passages.map(({ start, end, noun }) => ({ start, end, noun }));
    return mayRecord ? suggestEntries(document, sentences, recorded).filter(({ key }) => !dropped.has(key)) : [];
  }, [document, sentences, passages, dropped, mayRecord]);

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

  const record = (asked: Open) => {
    if (busy.current) return;
    const anchor = makeAnchor(read.text, asked.passage.start, asked.passage.end);
    const lacking = missingIn(asked.entry);
    if (lacking.length > 0 || !anchor) {
      setOpen(asked);
      return setRefused({
        errors: Object.fromEntries(
          lacking.map(({ name, label, kind }) => [
            name,
            [kind === "line" || kind === "prose" ? "Write something here." : `Choose the ${label.toLowerCase()}.`],
          ]),
        ),
        problem: null,
      });
    }
    busy.current = true;
    setRefused(nothingRefused);
    startRecording(async () => {
      const { seenRecordId, compartmentId, ...ids } = about;
      const { command, fields, because } = asked.entry;
      const result = await recordPassageAction(
        {
          ...ids,
          ...(seenRecordId ? { seenRecordId } : {}),
          ...(compartmentId ? { compartmentId } : {}),
          command,
          fields,
          // Worked out, as long as nobody has written over it.
          isDateInferred: Boolean(because.heldFrom) && !/^“[^”]*”$/u.test(because.heldFrom ?? ""),
          anchor,
        },
        newId(),
      );
      busy.current = false;
      if (!result.ok) {
        setOpen(asked);
        return setRefused({
          errors: result.fieldErrors,
          problem: Object.keys(result.fieldErrors).length > 0 ? null : result.message,
        });
      }
      setSaid(`Recorded: ${summaryOf(asked.entry, names)}`);
      setOpen(null);
      setPassage(null);
      if (asked.key) {
        setCurrent(following?.key ?? null);
        focusOn(following?.key);
      }
    });
  };

  const begin = (command: DeskCommand) => {
    const words = selectedPassage(window.getSelection()) ?? passage;
    const anchor = words && makeAnchor(read.text, words.start, words.end);
    if (!anchor) return setSaid("Select the words first, or press n for a sentence.");
    const span = { start: anchor.start, end: anchor.end };
    setPassage(span);
    setRefused(nothingRefused);
    setOpen({ entry: fillEntry(command, span, document), passage: span, key: null });
  };
  const amend = (suggestion: Suggestion) => {
    choose(suggestion);
    setRefused(nothingRefused);
    setOpen({ entry: suggestion, passage: suggestion.passage, key: suggestion.key });
  };
  const drop = () => {
    if (!chosen) return;
    setDropped(new Set([...dropped, chosen.key]));
    setOpen(null);
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

  // What the keys do now, without registering them anew with every change.
  const acts = useRef({ begin, drop, step, nextSentence, longer, accept: () => undefined as unknown });
  useEffect(() => {
    acts.current = {
      begin,
      drop,
      step,
      nextSentence,
      longer,
      accept: () => chosen && record({ entry: chosen, passage: chosen.passage, key: chosen.key }),
    };
  });
  const shortcuts = useMemo<readonly Shortcut[]>(
    () =>
      mayRecord
        ? [
            { keys: "j", label: "next suggestion", onPress: () => acts.current.step(1) },
            { keys: "k", label: "previous suggestion", onPress: () => acts.current.step(-1) },
            { keys: "a", label: "accept the suggestion", onPress: () => acts.current.accept() },
            { keys: "x", label: "drop the suggestion", onPress: () => acts.current.drop() },
            { keys: "n", label: "take the next sentence", onPress: () => acts.current.nextSentence(1) },
            { keys: "b", label: "take the sentence before", onPress: () => acts.current.nextSentence(-1) },
            { keys: "m", label: "take one sentence more", onPress: () => acts.current.longer() },
            ...deskCommands.map((command) => ({
              keys: deskShapes[command].key,
              label: `record a ${deskShapes[command].name} from the words`,
              onPress: () => acts.current.begin(command),
            })),
          ]
        : [],
    [mayRecord],
  );
  useShortcuts(shortcuts);

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
        <p role="status" className="t-small text-ink-2 empty:hidden">
          {said}
        </p>
        {mayRecord && !open && (
          <fieldset className="flex flex-wrap gap-1">
            <legend className="sr-only">Record from the selected words</legend>
            {deskCommands.map((command) => (
              <button
                key={command}
                type="button"
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => begin(command)}
                className="t-small inline-flex min-h-8 items-center gap-1.5 rounded-control border border-rule-2 px-2 text-accent hover:bg-paper-2 max-md:min-h-11"
              >
                <span className="inline-block first-letter:uppercase">{command}</span>{" "}
                <KeyCap>{deskShapes[command].key}</KeyCap>
              </button>
            ))}
          </fieldset>
        )}
        {open && (
          <PassageForm
            entry={open.entry}
            quote={read.text.slice(open.passage.start, open.passage.end)}
            choosable={choosable}
            rounds={read.rounds}
            names={names}
            {...refused}
            isBusy={isBusy}
            onChange={(entry) => setOpen({ ...open, entry })}
            onRecord={() => record(open)}
            onLeave={() => {
              setOpen(null);
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
                Nothing more is recognised in these words. Select some and press a key, or take sentences with n.
              </p>
            )}
          </Section>
        )}
        {children}
      </div>
    </div>
  );
}
