"use client";

import { useContext } from "react";
import type { Standing } from "@/lib/platform/result";
import { FormContext } from "./formState";
import { ShownDayContext } from "./ShownDay";
import { StandingFields } from "./StandingFields";

/**
 * In a form whose writer was not the quicker one: what stands on record now and what was typed become one. What only one of
 * the two changed is merged in the fields; what both changed stands side by side.
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
      <Difference standing={standing} />
    </section>
  );
}

function Difference({ standing: { recordId, newestId, differences, by } }: { standing: Standing }) {
  if (!recordId) return null;
  if (differences.length === 0) return <p>Theirs says the same as yours: nothing is lost by leaving it.</p>;
  return <StandingFields key={newestId} fields={differences} by={by} />;
}

/** On the clocks on which the page tells all that was recorded. */
function Moment({ at }: { at: string }) {
  const timeZone = useContext(ShownDayContext)?.zone ?? "UTC";
  const time = new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return <time dateTime={at}>at {time}</time>;
}
