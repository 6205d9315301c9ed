"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import type { Piece } from "@/lib/lineage/rules/pieces";
import { directionOf } from "@/lib/text/languages";
import type { Planned, Share } from "./splitDraft";

type Props = {
  term: { number: string; title: string; hasAxis: boolean };
  text: string;
  language: string;
  plan: Planned;
  /** The wordings in other languages that are cut along, with their pieces. */
  along: readonly { language: string; text: string; pieces: readonly Piece[] }[];
  /** How many notes go to each part. */
  notes: readonly number[];
  /** Numbers to propose. */
  numbers: readonly string[];
  /** Lets the stretch at `start` go with the one at `owner`, or to a term of its own. */
  onJoin: (start: number, owner: number | null) => void;
};

/** The pieces in the order of the text: which term each goes to, what that is called, and which notes go along. */
export function SplitShares({ term, text, language, plan, along, notes, numbers, onJoin }: Props) {
  const id = useId();
  const nameOf = ({ isOriginal, part }: Share) => (isOriginal ? term.number : `new ${part}`);
  return (
    <ol className="divide-y divide-rule">
      {plan.pieces.map(({ start, end, owner }, index) => {
        const share = plan.shares.find((each) => each.start === owner);
        if (!share) return null;
        const earlier = plan.shares.filter((each) => each.start < start);
        const isFirst = share.start === start;
        const count = notes[share.part] ?? 0;
        const legend = isFirst && share.isOriginal ? `Stays in ${term.number} ${term.title}` : `Piece ${index + 1}`;
        return (
          <li key={start} className="py-3">
            <fieldset className="grid gap-x-6 gap-y-3 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
              <legend className="t-ui-strong mb-1">{legend}</legend>
              <div className="min-w-0">
                <p lang={language} dir={directionOf(language)} className="t-note line-clamp-2">
                  {text.slice(start, end).trim()}
                </p>
                {isFirst &&
                  along.map((other) => (
                    <p
                      key={other.language}
                      lang={other.language}
                      dir={directionOf(other.language)}
                      className="t-note mt-1 line-clamp-2 border-t border-rule pt-1"
                    >
                      {other.pieces
                        .filter(({ part }) => part === share.part)
                        .map((piece) => other.text.slice(piece.start, piece.end))
                        .join(" ")}
                    </p>
                  ))}
                {isFirst && <p className="t-meta mt-1 text-ink-3">{notesInWords(count)}</p>}
              </div>
              <div className="grid min-w-0 content-start gap-3">
                {earlier.length > 0 && (
                  <div className="grid gap-1">
                    <label htmlFor={`${id}-${start}`} className="t-ui-strong">
                      Goes to
                    </label>
                    <Select
                      id={`${id}-${start}`}
                      value={isFirst ? "" : String(owner)}
                      onChange={({ target }) => onJoin(start, target.value === "" ? null : Number(target.value))}
                      empty="A new term"
                      options={earlier.map((each) => ({ value: String(each.start), label: nameOf(each) }))}
                    />
                  </div>
                )}
                {isFirst && !share.isOriginal && (
                  <>
                    <div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-4">
                      <Field key={share.part} name={`parts.${share.part - 1}.number`} label="Number" required>
                        <TextInput defaultValue={numbers[share.part - 1]} autoComplete="off" />
                      </Field>
                      <Field name={`parts.${share.part - 1}.title`} label="Title" required>
                        <TextInput autoComplete="off" />
                      </Field>
                    </div>
                    {term.hasAxis && (
                      <Checkbox
                        name={`parts.${share.part - 1}.takesAxis`}
                        label={`What ${term.number} measures is measured here, too`}
                      />
                    )}
                  </>
                )}
              </div>
            </fieldset>
          </li>
        );
      })}
    </ol>
  );
}

function notesInWords(count: number): string {
  if (count === 0) return "No note goes along.";
  return count === 1 ? "1 note goes along." : `${count} notes go along.`;
}
