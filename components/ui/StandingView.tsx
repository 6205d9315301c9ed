"use client";

import { useCallback, useContext, useState } from "react";
import type { Standing, StandingField } from "@/lib/platform/result";
import { Button } from "./Button";
import { controlsOf, setValues, valuesOf } from "./fieldValues";
import { FormContext } from "./formState";
import { ShownDayContext } from "./ShownDay";

/**
 * In a form whose writer was not the quicker one: what stands on record now beside what was typed, field by field. What
 * was typed is still in the fields; each of theirs can be taken instead, and taken back.
 */
export function StandingView() {
  const state = useContext(FormContext)?.state;
  const standing = state?.status === "error" ? state.standing : undefined;
  if (!standing) return null;
  return (
    <section className="@container grid gap-2 border-l-4 border-accent py-1 pl-3" aria-label="Both versions">
      <p>
        <span className="t-ui-strong">{standing.by}</span> {standing.recordId ? "recorded" : "retracted"} this{" "}
        <Moment at={standing.at} /> while you were writing
        {standing.reason ? `: “${standing.reason.replace(/[.]$/u, "")}”` : ""}.{" "}
        {standing.recordId
          ? "Saving now puts what is in the fields below in its place; theirs stays in the history."
          : "Saving now records it anew."}
      </p>
      {standing.recordId && standing.differences.length === 0 && (
        <p>Theirs says the same as yours: nothing is lost by leaving it.</p>
      )}
      {standing.recordId && standing.differences.length > 0 && (
        <Differences key={standing.newestId} standing={standing} />
      )}
    </section>
  );
}

// Some browsers forget that a table is one when its parts are laid out as blocks, unless they are told again.
const as = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  head: { role: "columnheader" },
  rowHead: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

function Differences({ standing: { differences, by } }: { standing: Standing }) {
  return (
    <table {...as.table} className="t-small w-full border-collapse text-start @max-xl:block">
      <thead {...as.group} className="@max-xl:sr-only">
        <tr {...as.row} className="border-b border-rule text-ink-3">
          <th {...as.head} scope="col" className="py-1 pe-3 text-start font-normal">
            What differs
          </th>
          <th {...as.head} scope="col" className="py-1 pe-3 text-start font-normal">
            On record now, by {by}
          </th>
          <th {...as.head} scope="col" className="py-1 pe-3 text-start font-normal">
            Yours
          </th>
          <th {...as.head} scope="col" className="py-1">
            <span className="sr-only">Which to keep</span>
          </th>
        </tr>
      </thead>
      <tbody {...as.group} className="@max-xl:block">
        {differences.map((field) => (
          <tr
            key={field.name}
            {...as.row}
            className="border-b border-rule align-top @max-xl:grid @max-xl:gap-1 @max-xl:py-2"
          >
            <th {...as.rowHead} scope="row" className="py-1.5 pe-3 text-start font-semibold @max-xl:p-0">
              {field.label}
            </th>
            <Said whose={`On record now, by ${by}`} text={field.theirs} />
            <Said whose="Yours" text={field.yours} />
            <td
              {...as.cell}
              className="py-1 text-end whitespace-nowrap @max-xl:p-0 @max-xl:text-start @max-xl:empty:hidden"
            >
              <TakeTheirs field={field} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** In a narrow column the values stand under one another, each under whose it is. */
function Said({ whose, text }: { whose: string; text: string | null }) {
  return (
    <td
      {...as.cell}
      dir="auto"
      className="max-w-measure py-1.5 pe-3 wrap-anywhere whitespace-pre-line @max-xl:block @max-xl:p-0"
    >
      <span aria-hidden="true" className="t-meta block text-ink-3 @xl:hidden">
        {whose}
      </span>
      {text ?? <span className="text-ink-3">nothing</span>}
    </td>
  );
}

/** Puts their value into the field, or what was typed back. Nothing where no single control holds it. */
function TakeTheirs({ field: { name, label, value } }: { field: StandingField }) {
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [typed, setTyped] = useState<string[] | null>(null);
  const controls = () => (button?.form ? controlsOf(button.form, name) : []);
  const [canTake, setCanTake] = useState(value !== undefined);
  const attach = useCallback(
    (node: HTMLButtonElement | null) => {
      setButton(node);
      if (node?.form && controlsOf(node.form, name).length === 0) setCanTake(false);
    },
    [name],
  );
  if (!canTake) return null;
  return (
    <Button
      ref={attach}
      variant="quiet"
      type="button"
      aria-label={`${typed ? "Keep yours" : "Take theirs"}: ${label}`}
      onClick={() => {
        const before = valuesOf(controls());
        setValues(controls(), typed ?? [value ?? ""].flat());
        setTyped(typed ? null : before);
      }}
    >
      {typed ? "Keep yours" : "Take theirs"}
    </Button>
  );
}

/** On the clocks on which the page tells all that was recorded. */
function Moment({ at }: { at: string }) {
  const timeZone = useContext(ShownDayContext)?.zone ?? "UTC";
  const time = new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return <time dateTime={at}>at {time}</time>;
}
