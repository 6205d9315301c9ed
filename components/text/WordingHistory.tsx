/** How a term came to be worded so, and its options to be offered: every record of it, from late to early. */
import type { ReactNode } from "react";
import { RecordHistory } from "@/components/record/RecordHistory";
import { Section } from "@/components/ui/Section";
import { languageName } from "@/lib/text/languages";
import { stripNotation } from "@/lib/text/print-brackets";
import type { OptionStep, WordingStep } from "@/lib/text/queries-history";
import { drafterLabels } from "@/lib/text/rules";
import { ChangedText } from "./ChangedText";
import { ClauseText } from "./ClauseText";
import type { Sponsor } from "./SponsorMark";

type Props<Wording, Option> = {
  lines: readonly { language: string; steps: readonly Wording[] }[];
  options: readonly { optionId: string; steps: readonly Option[] }[];
  sponsors: readonly Sponsor[];
  timeZone: string;
  /** How a record is known and what can be done about it. */
  footing: (step: Wording | Option, on: string) => ReactNode;
};

export function WordingHistory<Wording extends WordingStep, Option extends OptionStep>({
  lines,
  options,
  sponsors,
  timeZone,
  footing,
}: Props<Wording, Option>) {
  if (lines.length + options.length === 0) return null;
  return (
    <Section id="wordings" title="How it came to be worded so">
      {lines.map(({ language, steps }) => (
        <div key={language}>
          {lines.length > 1 && <h3 className="t-meta pt-2 text-ink-2">{languageName(language)}</h3>}
          <RecordHistory
            steps={steps}
            timeZone={timeZone}
            glyph={dot}
            value={({ number, text, state }) => (state === "superseded" ? inQuotes(text) : `Version ${number}`)}
            detail={(step) => (
              <>
                <p className="t-small text-ink-2 empty:hidden">
                  {step.drafter !== "team" && drafterLabels[step.drafter]}
                </p>
                {step.note && (
                  <p dir="auto" className="t-small text-ink-2">
                    {step.note}
                  </p>
                )}
                <Words step={step} steps={steps} language={language} sponsors={sponsors} />
              </>
            )}
            footing={(step) => footing(step, `version ${step.number} in ${languageName(language)}`)}
          />
        </div>
      ))}
      {options.map(({ optionId, steps }) => (
        <div key={optionId}>
          <h3 className="t-meta pt-2 text-ink-2">Option</h3>
          <RecordHistory
            steps={steps}
            timeZone={timeZone}
            glyph={dot}
            value={({ label }) => label}
            detail={(step) => <Words step={step} steps={steps} language={null} sponsors={sponsors} />}
            footing={(step) => footing(step, `option ${step.label}`)}
          />
        </div>
      ))}
    </Section>
  );
}

type WordsProps = {
  step: WordingStep | OptionStep;
  steps: readonly (WordingStep | OptionStep)[];
  language: string | null;
  sponsors: readonly Sponsor[];
};

/** Of what was corrected, the words that changed; of the rest, the words, folded away. */
function Words({ step, steps, language, sponsors }: WordsProps) {
  const correction = steps.find(({ record }) => record.supersedesId === step.recordId);
  if (step.state === "superseded" && correction && language && correction.text !== step.text)
    return <ChangedText before={step.text} after={correction.text} language={language} label="What was corrected" />;
  return (
    <details>
      <summary className="t-meta w-fit py-1 text-ink-2 max-md:py-3">Its words</summary>
      <ClauseText text={step.text} language={language} sponsors={sponsors} isSmall className="py-1" />
    </details>
  );
}

function dot(_: unknown, className: string) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className={className}>
      <circle cx="8" cy="8" r="4" className="fill-paper stroke-ink-2" strokeWidth="1.8" />
    </svg>
  );
}

const longest = 40;

/** The first words, enough to tell it by. */
function inQuotes(text: string) {
  const words = stripNotation(text);
  return <q dir="auto">{words.length > longest ? `${words.slice(0, longest).replace(/\s+\S*$/u, "")}…` : words}</q>;
}
