"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/Button";
import { FormError } from "@/components/ui/FormError";
import { Select } from "@/components/ui/Select";
import { controlClasses } from "@/components/ui/TextInput";
import { directionOf, directionOfWords, languageName } from "@/lib/text/languages";
import type { Sponsor, WholeText } from "@/lib/text/whole/whole";

type Props = {
  sponsors: readonly Sponsor[];
  languages: readonly string[];
  onRead: (whole: WholeText, language: string) => void;
};

/** A text pasted or chosen as a file: it is read in the browser, and goes nowhere until it is taken in. */
export function TextSource({ sponsors, languages, onRead }: Props) {
  const id = useId();
  const [pasted, setPasted] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [language, setLanguage] = useState(languages[0] ?? "en");
  const [said, setSaid] = useState("");
  const [isReading, setReading] = useState(false);

  const read = async () => {
    setReading(true);
    setSaid("");
    try {
      const { readWholeText } = await import("@/lib/text/whole/read-whole-text");
      const { largestFile } = await import("@/lib/text/whole/whole");
      if (file && file.size > largestFile) return setSaid("This is larger than 20 MB: no agreement’s text is.");
      const content = file ? new Uint8Array(await file.arrayBuffer()) : pasted;
      const result = readWholeText({ content, sponsors, ...(file ? { name: file.name } : {}) });
      if (!result.ok) return setSaid(result.message);
      const runs = directionOfWords(result.value.terms.map(({ title, text }) => `${title} ${text}`).join(" "));
      if (runs && runs !== directionOf(language))
        return setSaid(
          `These words run from ${runs === "rtl" ? "right to left" : "left to right"}, and ${languageName(language)} does not: choose their language.`,
        );
      onRead(result.value, language);
    } catch {
      setSaid("The file cannot be opened: choose it again.");
    } finally {
      setReading(false);
    }
  };
  const isEmpty = !file && !/\S/.test(pasted);
  return (
    <div className="grid gap-4">
      {said && <FormError message={said} />}
      <div className="grid gap-1">
        <label htmlFor={`${id}-text`} className="t-ui-strong">
          The text
        </label>
        <p id={`${id}-hint`} className="t-meta text-ink-3">
          Plain text, Markdown or Akoma Ntoso, with its numbers, brackets and options as they are printed.
        </p>
        <textarea
          id={`${id}-text`}
          aria-describedby={`${id}-hint`}
          rows={12}
          dir="auto"
          spellCheck={false}
          value={pasted}
          disabled={file !== null}
          onChange={({ target }) => setPasted(target.value)}
          className={`${controlClasses} max-h-160 resize-y py-2`}
        />
      </div>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <div className="grid content-start gap-1">
          <label htmlFor={`${id}-file`} className="t-ui-strong">
            Or a file
          </label>
          <p id={`${id}-file-hint`} className="t-meta text-ink-3">
            DOCX, Markdown, plain text or Akoma Ntoso, up to 20 MB
          </p>
          <input
            id={`${id}-file`}
            type="file"
            aria-describedby={`${id}-file-hint`}
            accept=".docx,.md,.markdown,.txt,.xml,.akn"
            onChange={({ target }) => setFile(target.files?.[0] ?? null)}
            className="t-ui max-w-full py-1 file:mr-3 file:rounded-control file:border file:border-rule-2 file:bg-paper file:px-3 file:py-1 file:text-accent max-md:py-2"
          />
        </div>
        <div className="grid content-start gap-1">
          <label htmlFor={`${id}-language`} className="t-ui-strong">
            In which language
          </label>
          <p className="t-meta text-ink-3">Terms are matched with their wordings in it.</p>
          <Select
            id={`${id}-language`}
            value={language}
            onChange={({ target }) => setLanguage(target.value)}
            options={languages.map((each) => ({ value: each, label: languageName(each) }))}
          />
        </div>
      </div>
      <p>
        <Button type="button" disabled={isEmpty || isReading} onClick={() => void read()}>
          {isReading ? "Reading…" : "Read it"}
        </Button>
      </p>
    </div>
  );
}
