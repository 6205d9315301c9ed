"use client";

import { useDeferredValue, useState } from "react";
import { Field } from "@/components/ui/Field";
import { TextArea } from "@/components/ui/TextInput";
import { canonicalText } from "@/lib/text/canonical";
import { parseBrackets } from "@/lib/text/parse-brackets";
import { sponsorsNamed } from "@/lib/text/rules";
import { ClauseText } from "./ClauseText";
import type { Sponsor } from "./SponsorMark";

type Props = {
  label: string;
  defaultValue?: string;
  /** Null where it is not on record. */
  language: string | null;
  sponsors: readonly Sponsor[];
  rows?: number;
};

/** A wording as plain text, and beside it how it will be read: brackets drawn, and what is wrong with them said at once. */
export function WordingField({ label, defaultValue = "", language, sponsors, rows = 8 }: Props) {
  const [typed, setTyped] = useState(defaultValue);
  const text = canonicalText(useDeferredValue(typed));
  const problems = problemsOf(text, sponsors);
  return (
    <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-2">
      <Field name="text" label={label} hint="Plain text; a blank line begins a paragraph." required>
        <TextArea
          rows={rows}
          defaultValue={defaultValue}
          lang={language ?? undefined}
          spellCheck={language === "en"}
          className="font-serif text-[1.1875rem]/8"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
      <section aria-label={`${label} as it will be read`} className="min-w-0">
        <p className="t-ui-strong mb-1" aria-hidden="true">
          As it will be read
        </p>
        {text ? (
          <ClauseText text={text} language={language} sponsors={sponsors} />
        ) : (
          <p className="t-small text-ink-3">Nothing is written yet.</p>
        )}
        <div role="status" className="t-small mt-3 grid gap-1 text-st-contested">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      </section>
    </div>
  );
}

function problemsOf(text: string, sponsors: readonly Sponsor[]): string[] {
  const unknown = sponsorsNamed(text).filter((code) => !sponsors.some((sponsor) => sponsor.code === code));
  return [
    ...new Set(parseBrackets(text).problems.map(({ message }) => message)),
    ...unknown.map((code) => `No party here has the code ${code}.`),
  ];
}
