"use client";

import { useCallback, useContext, useState, useSyncExternalStore } from "react";
import type { Standing, StandingField } from "@/lib/platform/result";
import { Button } from "./Button";
import { controlsOf, setValues, valuesOf } from "./fieldValues";
import { FormContext } from "./formState";

/**
 * In a form whose writer was not the quicker one: what stands on record now beside what was typed, field by field. What
 * was typed is still in the fields; each of theirs can be taken instead, and taken back.
 */
export function StandingView() {
  const state = useContext(FormContext)?.state;
  const standing = state?.status === "error" ? state.standing : undefined;
  if (!standing) return null;
  return (
    <section className="grid gap-2 border-l-4 border-accent py-1 pl-3" aria-label="Both versions">
      <p>
        <span className="t-ui-strong">{standing.by}</span> {standing.recordId ? "recorded" : "retracted"} this{" "}
        <Moment at={standing.at} /> while you were writing{standing.reason ? `: “${standing.reason}”` : ""}.{" "}
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

function Differences({ standing: { differences, by } }: { standing: Standing }) {
  return (
    <table className="t-small w-full border-collapse text-start">
      <thead>
        <tr className="border-b border-rule text-ink-3">
          <th scope="col" className="py-1 pe-3 text-start font-normal">
            What differs
          </th>
          <th scope="col" className="py-1 pe-3 text-start font-normal">
            On record now, by {by}
          </th>
          <th scope="col" className="py-1 pe-3 text-start font-normal">
            Yours
          </th>
          <th scope="col" className="py-1">
            <span className="sr-only">Which to keep</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {differences.map((field) => (
          <tr key={field.name} className="border-b border-rule align-top">
            <th scope="row" className="py-1.5 pe-3 text-start font-semibold">
              {field.label}
            </th>
            <Said text={field.theirs} />
            <Said text={field.yours} />
            <td className="py-1 text-end whitespace-nowrap">
              <TakeTheirs field={field} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Said({ text }: { text: string | null }) {
  return (
    <td dir="auto" className="max-w-measure py-1.5 pe-3 break-words whitespace-pre-line">
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

/** In the reader's own zone, which the server does not know. */
function Moment({ at }: { at: string }) {
  const words = useSyncExternalStore(
    never,
    () => `at ${new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`,
    () => "",
  );
  return <time dateTime={at}>{words}</time>;
}

const never = () => () => {};
