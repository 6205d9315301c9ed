"use client";

import { useCallback, useEffect, useId, useRef, useState } from "react";
import { Field } from "@/components/ui/Field";
import { setValues } from "@/components/ui/fieldValues";
import { TextArea } from "@/components/ui/TextInput";
import { keptFileName, sourceFileTypes } from "@/lib/desk/rules/source-file";
import { wordsTooLong } from "@/lib/evidence/rules-words";
import { readFileApart } from "./readFileApart";

type Props = {
  /** The source has words on record, which stay where none are given. */
  hasWords: boolean;
};

type Words = { words: string; wordsFile: string };

/** The document's own words, pasted or read from a file in this browser: only the words are sent. */
export function WordsField({ hasWords }: Props) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  const [isWrong, setWrong] = useState(false);
  /** What a file took the place of. */
  const [before, setBefore] = useState<Words | null>(null);
  // Of several files chosen one after the other, the last one counts, whichever is read first.
  const reading = useRef(0);

  const say = useCallback((message: string, wrong = false) => {
    setWrong(wrong);
    setSaid(message);
  }, []);
  useTooLong(place, say);

  const put = ({ words, wordsFile }: Words) => {
    setValues(fieldsIn(place.current, "words"), [words]);
    // After the words: whoever writes other words takes the file's name off them.
    setValues(fieldsIn(place.current, "wordsFile"), [wordsFile]);
  };
  const read = async (file: File | undefined) => {
    if (!file) return;
    reading.current += 1;
    const mine = reading.current;
    say("Reading…");
    const result = await readFileApart(file);
    if (mine !== reading.current) return;
    const problem = result.ok ? wordsTooLong(result.text) : result.message;
    if (!result.ok || problem) return say(problem ?? "", true);
    const old = {
      words: fieldsIn(place.current, "words")[0]?.value ?? "",
      wordsFile: fieldsIn(place.current, "wordsFile")[0]?.value ?? "",
    };
    put({ words: result.text, wordsFile: keptFileName(file.name) });
    setBefore(old.words.trim() && old.words !== result.text ? old : null);
    say(`${keptFileName(file.name)} is read: look through its words before you record them.`);
  };
  const putBack = () => {
    if (!before) return;
    reading.current += 1;
    put(before);
    setBefore(null);
    say("What stood there before is back.");
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
      <input type="hidden" name="wordsFile" data-kept-with-rest />
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
          accept={sourceFileTypes}
          onChange={({ target }) => void read(target.files?.[0])}
          className="t-ui max-w-full py-1 file:mr-3 file:rounded-control file:border file:border-rule-2 file:bg-paper file:px-3 file:py-1 file:text-accent max-md:py-2"
        />
        <p id={`${id}-said`} role="status" className={isWrong ? "t-small text-st-contested" : "t-small text-ink-2"}>
          {said}
        </p>
        {before && (
          <p className="t-small text-ink-2">
            They took the place of what stood there.{" "}
            <button type="button" className="link" onClick={putBack}>
              Put that back
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

/**
 * Words that are typed or pasted are not those of the file that was read; those that are more than is kept are said to be,
 * and are not sent.
 */
function useTooLong(place: React.RefObject<HTMLElement | null>, say: (message: string, wrong?: boolean) => void) {
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    let wasTooLong = false;
    const look = () => {
      const problem = wordsTooLong(fieldsIn(place.current, "words")[0]?.value ?? "");
      if (problem) say(problem, true);
      else if (wasTooLong) say("");
      wasTooLong = problem !== null;
      return wasTooLong;
    };
    const onInput = ({ target }: Event) => {
      const [words] = fieldsIn(place.current, "words");
      if (target !== words) return;
      for (const field of fieldsIn(place.current, "wordsFile")) field.value = "";
      look();
    };
    // So much would not reach the server, which answers a larger request with no sentence of ours.
    const onSubmit = (event: Event) => {
      if (!look()) return;
      event.preventDefault();
      // Nobody else takes it for sent.
      event.stopImmediatePropagation();
      fieldsIn(place.current, "words")[0]?.focus();
    };
    form.addEventListener("input", onInput);
    form.addEventListener("submit", onSubmit, { capture: true });
    return () => {
      form.removeEventListener("input", onInput);
      form.removeEventListener("submit", onSubmit, { capture: true });
    };
  }, [place, say]);
}

function fieldsIn(place: HTMLElement | null, name: string) {
  return [...(place?.closest("form")?.elements ?? [])]
    .filter((each) => each instanceof HTMLTextAreaElement || each instanceof HTMLInputElement)
    .filter((each) => each.name === name);
}
