"use client";

import { useContext, useDeferredValue, useEffect, useRef, useState } from "react";
import { comesWithUse } from "@/components/ui/comesWithUse";
import { Field } from "@/components/ui/Field";
import { ControlContext } from "@/components/ui/formState";
import { TextArea } from "@/components/ui/TextInput";
import { canonicalText } from "@/lib/text/canonical";
import type { InForce } from "./ChangesInForce";
import { longAt } from "./longText";
import type { Sponsor } from "./SponsorMark";

/** Fetched where a wording is written and nowhere else; until it is there, and without it, the plain field serves. */
const WordingEditor = comesWithUse(() => import("./editor/WordingEditor").then((file) => file.WordingEditor), {
  failed: () => null,
  isOfTheBrowser: true,
  isAside: true,
});
const WordingReading = comesWithUse(() => import("./WordingReading").then((file) => file.WordingReading), {
  isAside: true,
});
const ChangesInForce = comesWithUse(() => import("./ChangesInForce").then((file) => file.ChangesInForce), {
  isAside: true,
});

export type WordingProps = {
  label: string;
  defaultValue?: string;
  /** Null where it is not on record. */
  language: string | null;
  sponsors: readonly Sponsor[];
  rows?: number;
  /** Given where what changes in force is told. */
  inForce?: InForce;
};

/**
 * A wording as plain text, and beside it how it will be read: brackets drawn, what is wrong with them and what changes in
 * force said at once.
 */
export function WordingField(props: WordingProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  return <WrittenAndRead {...props} field={field} />;
}

type FieldProps = WordingProps & {
  field: React.RefObject<HTMLTextAreaElement | null>;
  isKeptElsewhere?: boolean;
  onWrite?: (text: string) => void;
  children?: React.ReactNode;
};

/** In ms. */
const pause = 500;

/** The field, and beside it the text as it will be read; of a long one once the typing pauses. */
export function WrittenAndRead({
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
        <WordingReading {...{ text, language, sponsors }} />
        {inForce && text !== "" && text !== inForce.text && <ChangesInForce {...{ text, language, inForce }} />}
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
