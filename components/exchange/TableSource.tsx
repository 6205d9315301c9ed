"use client";

import { useRouter } from "next/navigation";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { FormError } from "@/components/ui/FormError";
import { controlClasses } from "@/components/ui/TextInput";
import { addRowsAction, beginTableAction, discardTableAction, turnTableAction } from "@/lib/exchange/actions-tables";
import { largestTableFile } from "@/lib/exchange/rules/table-in/limits";
import { paths } from "@/lib/platform/paths";

type Props = { negotiationId: string; slug: string };

/** A table chosen as a file or pasted: read in the browser as it streams by, and sent some hundred rows at a time. */
export function TableSource({ negotiationId, slug }: Props) {
  const id = useId();
  const router = useRouter();
  const [pasted, setPasted] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [said, setSaid] = useState("");
  const [sent, setSent] = useState<number | null>(null);
  const isCancelled = useRef(false);

  const send = async () => {
    setSaid("");
    setSent(0);
    isCancelled.current = false;
    // What has come so far, until all of it has: nothing of it is kept where the rest does not come.
    let halfSent: string | null = null;
    const { UnreadableTable } = await import("@/lib/exchange/rules/table-in/unreadable");
    try {
      const { piecesOf, tableInParts } = await import("@/lib/exchange/rules/table-in/parts");
      const content = file ?? new Blob([pasted]);
      if (content.size > largestTableFile) return setSaid("This is larger than 1 GB: part it.");
      const { columns, parts } = await tableInParts(piecesOf(content.stream()));
      const begun = await beginTableAction({
        negotiationId,
        name: file?.name.slice(0, 200) || "Pasted table",
        columns,
      });
      if (!begun.ok) return setSaid(begun.message);
      const { tableId } = begun.value;
      halfSent = tableId;
      for await (const part of parts) {
        if (isCancelled.current) return setSaid("Stopped. Nothing of it was kept.");
        const added = await addRowsAction({ negotiationId, tableId, ...part });
        if (!added.ok) return setSaid(added.message);
        setSent(part.firstRow + part.rows.length - 1);
      }
      const ready = await turnTableAction({ negotiationId, tableId, to: "ready" });
      if (!ready.ok) return setSaid(ready.message);
      halfSent = null;
      router.push(paths.takeInTable(slug, tableId));
    } catch (error) {
      setSaid(
        error instanceof UnreadableTable ? error.message : "The file could not be read to its end: choose it again.",
      );
    } finally {
      if (halfSent) await discardTableAction({ negotiationId, tableId: halfSent }).catch(() => null);
      setSent(null);
    }
  };
  const isEmpty = !file && !/\S/.test(pasted);
  return (
    <div className="grid gap-4">
      {said && <FormError message={said} />}
      <div className="grid content-start gap-1">
        <label htmlFor={`${id}-file`} className="t-ui-strong">
          A file
        </label>
        <p id={`${id}-file-hint`} className="t-meta text-ink-3">
          CSV or ODS with its headings in the first row: up to 1 GB and 2,000,000 rows
        </p>
        <input
          id={`${id}-file`}
          type="file"
          aria-describedby={`${id}-file-hint`}
          accept=".csv,.tsv,.txt,.ods"
          disabled={sent !== null}
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
          className="t-ui max-w-full py-1 file:mr-3 file:rounded-control file:border file:border-rule-2 file:bg-paper file:px-3 file:py-1 file:text-accent max-md:py-2"
        />
      </div>
      <div className="grid gap-1">
        <label htmlFor={`${id}-text`} className="t-ui-strong">
          Or pasted from a spreadsheet
        </label>
        <textarea
          id={`${id}-text`}
          rows={6}
          dir="auto"
          spellCheck={false}
          value={pasted}
          disabled={file !== null || sent !== null}
          placeholder={"Term;Party;Stance;Date\n1.4;Taliban;opposes;25 Feb 2019"}
          onChange={({ target }) => setPasted(target.value)}
          className={`${controlClasses} max-h-160 resize-y py-2`}
        />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="button" disabled={isEmpty || sent !== null} onClick={() => void send()}>
          {sent === null ? "Read it" : "Reading…"}
        </Button>
        {sent !== null && (
          <Button
            type="button"
            variant="quiet"
            onClick={() => {
              isCancelled.current = true;
            }}
          >
            Stop
          </Button>
        )}
        <p role="status" className="t-small text-ink-2 empty:hidden">
          {sent !== null && `${sent.toLocaleString("en")} rows read`}
        </p>
      </div>
    </div>
  );
}
