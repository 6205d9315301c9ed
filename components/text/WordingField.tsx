"use client";

import dynamic from "next/dynamic";
import { memo, useContext, useDeferredValue, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { ControlContext } from "@/components/ui/formState";
import { setValues } from "@/components/ui/fieldValues";
import { TextArea } from "@/components/ui/TextInput";
import { canonicalText } from "@/lib/text/canonical";
import type { Actor } from "@/lib/text/force/actors";
import { changesInForce } from "@/lib/text/force/changes";
import { parseBrackets } from "@/lib/text/parse-brackets";
import { ClauseText } from "./ClauseText";
import { DraftLine, MovedOn } from "./DraftLine";
import { MeaningStrip } from "./MeaningStrip";
import type { Sponsor } from "./SponsorMark";
import { type DraftSetup, useWordingDraft } from "./useWordingDraft";

/** Fetched where a wording is written and nowhere else; until it is there, and without scripts, the plain field serves. */
const WordingEditor = dynamic(() => import("./editor/WordingEditor"), { ssr: false });

type Props = {
  label: string;
  defaultValue?: string;
  /** Null where it is not on record. */
  language: string | null;
  sponsors: readonly Sponsor[];
  rows?: number;
  /** The wording that stands until now, and whom it can name: what changes in force is told. */
  inForce?: { number: number; text: string; actors: readonly Actor[] };
};

/**
 * A wording as plain text, and beside it how it will be read: brackets drawn, what is wrong with them and what changes in
 * force said at once.
 */
export function WordingField(props: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  return <WrittenAndRead {...props} field={field} />;
}

/** The same, saved as its author's draft while it is written. */
export function DraftedWordingField({ draft: setup, ...props }: Props & { language: string; draft: DraftSetup }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const write = (text: string) => {
    if (field.current) setValues([field.current], [text]);
  };
  const draft = useWordingDraft(setup, { read: () => field.current, write });
  return (
    <div>
      <MovedOn
        setup={setup}
        onKeep={draft.rebase}
        onTake={() => {
          draft.rebase();
          write(setup.current?.text ?? "");
        }}
      />
      <WrittenAndRead {...props} field={field} isKeptElsewhere onWrite={draft.type}>
        <input type="hidden" name="draftVersion" value={draft.state.version} />
        <DraftLine draft={draft} language={props.language} write={write} />
      </WrittenAndRead>
    </div>
  );
}

type FieldProps = Props & {
  field: React.RefObject<HTMLTextAreaElement | null>;
  isKeptElsewhere?: boolean;
  onWrite?: (text: string) => void;
  children?: React.ReactNode;
};

/** Up to this many characters what is written is drawn anew at every key; a longer text, once the typing pauses (ms). */
const longAt = 6000;
const pause = 500;

function WrittenAndRead({
  label,
  defaultValue = "",
  language,
  sponsors,
  rows = 8,
  inForce,
  field,
  ...more
}: FieldProps) {
  const [typed, setTyped] = useState(defaultValue);
  const text = canonicalText(useSettled(typed));
  return (
    <div className="grid grid-cols-1 items-start gap-x-8 gap-y-4 lg:grid-cols-2">
      <div className="min-w-0">
        <Field
          name="text"
          label={label}
          hint="“[” opens a bracket; F2 says whose it is and why."
          required
          className="grid-cols-1"
        >
          <WordingControl
            {...{ label, defaultValue, language, sponsors, rows, field }}
            isKeptElsewhere={more.isKeptElsewhere ?? false}
            onWrite={(written) => {
              setTyped(written);
              more.onWrite?.(written);
            }}
          />
        </Field>
        {more.children}
      </div>
      <section aria-label={`${label} as it will be read`} className="min-w-0">
        <p className="t-ui-strong mb-1" aria-hidden="true">
          As it will be read
        </p>
        <Reading {...{ text, language, sponsors }} />
        <Problems {...{ text, sponsors }} />
        {inForce && <InForce {...{ text, language, inForce }} />}
      </section>
    </div>
  );
}

/** The text as it was typed last; of a long one, as it was before the typing of this moment. */
function useSettled(typed: string): string {
  const deferred = useDeferredValue(typed);
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    if (typed.length <= longAt) return;
    const timer = setTimeout(() => setSettled(typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return typed.length <= longAt ? deferred : settled;
}

type ReadingProps = { text: string; language: string | null; sponsors: readonly Sponsor[] };

/** A long text is drawn when asked for, since drawing it takes longer than a key. */
const Reading = memo(function Reading({ text, language, sponsors }: ReadingProps) {
  const [asked, setAsked] = useState<string | null>(null);
  if (!text) return <p className="t-small text-ink-3">Nothing is written yet.</p>;
  if (text.length <= longAt) return <ClauseText text={text} language={language} sponsors={sponsors} />;
  return (
    <>
      {asked !== text && (
        <p className="mb-2">
          <Button type="button" variant="secondary" onClick={() => setAsked(text)}>
            {asked === null ? "Show it" : "Show it as it is now"}
          </Button>
        </p>
      )}
      {asked !== null && <LongReading text={asked} language={language} sponsors={sponsors} />}
    </>
  );
});

const LongReading = memo(function LongReading(props: ReadingProps) {
  return <ClauseText {...props} className="max-h-[70dvh] overflow-y-auto" />;
});

const Problems = memo(function Problems({ text, sponsors }: Omit<ReadingProps, "language">) {
  return (
    <div role="status" className="t-small mt-3 grid gap-1 text-st-contested">
      {problemsOf(text, sponsors).map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
    </div>
  );
});

type InForceProps = Pick<Props, "language"> & { text: string; inForce: NonNullable<Props["inForce"]> };

const InForce = memo(function InForce({ text, language, inForce }: InForceProps) {
  if (!text || text === inForce.text) return null;
  return (
    <section aria-label="What changes in force" className="mt-4 border-t border-rule-2 pt-3">
      <p className="t-ui-strong mb-1" aria-hidden="true">
        What changes in force <span className="t-meta text-ink-3">beside version {inForce.number}</span>
      </p>
      <MeaningStrip force={changesInForce(inForce.text, text, inForce.actors)} language={language} />
    </section>
  );
});

type ControlProps = Required<
  Pick<FieldProps, "label" | "defaultValue" | "language" | "sponsors" | "rows" | "field">
> & {
  isKeptElsewhere: boolean;
  onWrite: (text: string) => void;
};

/** The plain field, which the form sends; the editor takes its place on the page, and its name. */
function WordingControl({ field, label, language, sponsors, onWrite, isKeptElsewhere, ...plain }: ControlProps) {
  const control = useContext(ControlContext);
  const [isLive, setLive] = useState(false);
  return (
    <>
      <TextArea
        ref={field}
        {...plain}
        {...(isLive && control?.id ? { id: `${control.id}-plain`, hidden: true } : {})}
        lang={language ?? undefined}
        spellCheck={language === "en"}
        className="font-serif text-[1.1875rem]/8"
        data-kept-elsewhere={isKeptElsewhere ? "" : undefined}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
      <div hidden={!isLive}>
        <WordingEditor {...{ field, label, language, sponsors, isLive }} onLive={() => setLive(true)} />
      </div>
    </>
  );
}

function problemsOf(text: string, sponsors: readonly Sponsor[]): string[] {
  const { problems, all } = parseBrackets(text);
  const named = new Set(all.flatMap(({ sponsors: codes }) => codes));
  const unknown = [...named].filter((code) => !sponsors.some((sponsor) => sponsor.code === code));
  return [
    ...new Set(problems.map(({ message }) => message)),
    ...unknown.map((code) => `No party here has the code ${code}.`),
  ];
}
