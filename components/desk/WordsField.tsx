"use client";

import { useId, useRef, useState } from "react";
import { Field } from "@/components/ui/Field";
import { setValues } from "@/components/ui/fieldValues";
import { TextArea } from "@/components/ui/TextInput";
import { readFileApart } from "./readFileApart";

type Props = {
  /** The source has words on record, which stay where none are given. */
  hasWords: boolean;
};

/** The document's own words, pasted or read from a file in this browser: only the words are sent. */
export function WordsField({ hasWords }: Props) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  const [isWrong, setWrong] = useState(false);

  const read = async (file: File | undefined) => {
    if (!file) return;
    setWrong(false);
    setSaid("Reading…");
    const result = await readFileApart(file);
    if (!result.ok) {
      setWrong(true);
      return setSaid(result.message);
    }
    const form = place.current?.closest("form");
    const fields = (name: string) =>
      [...(form?.elements ?? [])]
        .filter((each) => each instanceof HTMLTextAreaElement || each instanceof HTMLInputElement)
        .filter((each) => each.name === name);
    setValues(fields("words"), [result.text]);
    setValues(fields("wordsFile"), [file.name.slice(0, 200)]);
    setSaid(`${file.name} is read: look through its words before you record them.`);
  };
  return (
    <div ref={place} className="grid gap-3 border-t border-rule-2 pt-3">
      <Field
        name="words"
        label="Its own words"
        hint={
          hasWords
            ? "Left empty, those on record stay. What you paste here takes their place, and they stay in the history."
            : "Paste the article, readout, cable or transcript, to read it here and record from it."
        }
      >
        <TextArea rows={5} className="max-h-96 font-serif" />
      </Field>
      <input type="hidden" name="wordsFile" />
      <div className="grid gap-1">
        <label htmlFor={id} className="t-ui-strong">
          Or from a file <span className="t-meta text-ink-3">optional</span>
        </label>
        <p id={`${id}-hint`} className="t-meta text-ink-3">
          Text, HTML, DOCX or PDF, up to 15 MB. It is read in your browser; only its words are sent.
        </p>
        <input
          id={id}
          type="file"
          aria-describedby={`${id}-hint ${id}-said`}
          aria-invalid={isWrong || undefined}
          accept=".txt,.md,.html,.htm,.docx,.pdf"
          onChange={({ target }) => void read(target.files?.[0])}
          className="t-ui max-w-full py-1 file:mr-3 file:rounded-control file:border file:border-rule-2 file:bg-paper file:px-3 file:py-1 file:text-accent max-md:py-2"
        />
        <p id={`${id}-said`} role="status" className={isWrong ? "t-small text-st-contested" : "t-small text-ink-2"}>
          {said}
        </p>
      </div>
    </div>
  );
}
