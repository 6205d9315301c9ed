"use client";

import { memo, useState } from "react";
import { Button } from "@/components/ui/Button";
import { parseBrackets } from "@/lib/text/parse-brackets";
import { ClauseText } from "./ClauseText";
import { longAt } from "./longText";
import type { Sponsor } from "./SponsorMark";

type Props = { text: string; language: string | null; sponsors: readonly Sponsor[] };

/** A wording as it will be read: its brackets drawn, and what is wrong with them. */
export function WordingReading(props: Props) {
  return (
    <>
      <Reading {...props} />
      <Problems {...props} />
    </>
  );
}

/** A long text is drawn when asked for, since drawing it takes longer than a key. */
const Reading = memo(function Reading({ text, language, sponsors }: Props) {
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

const LongReading = memo(function LongReading(props: Props) {
  return <ClauseText {...props} className="max-h-[70dvh] overflow-y-auto" />;
});

const Problems = memo(function Problems({ text, sponsors }: Omit<Props, "language">) {
  return (
    <div role="status" className="t-small mt-3 grid gap-1 text-st-contested">
      {problemsOf(text, sponsors).map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
    </div>
  );
});

function problemsOf(text: string, sponsors: readonly Sponsor[]): string[] {
  const { problems, all } = parseBrackets(text);
  const named = new Set(all.flatMap(({ sponsors: codes }) => codes));
  const unknown = [...named].filter((code) => !sponsors.some((sponsor) => sponsor.code === code));
  return [
    ...new Set(problems.map(({ message }) => message)),
    ...unknown.map((code) => `No party here has the code ${code}.`),
  ];
}
