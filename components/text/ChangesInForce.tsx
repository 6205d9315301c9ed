"use client";

import { memo } from "react";
import type { Actor } from "@/lib/text/force/actors";
import { changesInForce } from "@/lib/text/force/changes";
import { MeaningStrip } from "./MeaningStrip";

/** The wording that stands until now, and whom it can name. */
export type InForce = { number: number; text: string; actors: readonly Actor[] };

type Props = { text: string; language: string | null; inForce: InForce };

/** What a wording that is written changes in force, beside the one that stands. */
export const ChangesInForce = memo(function ChangesInForce({ text, language, inForce }: Props) {
  return (
    <section aria-label="What changes in force" className="mt-4 border-t border-rule-2 pt-3">
      <p className="t-ui-strong mb-1" aria-hidden="true">
        What changes in force <span className="t-meta text-ink-3">beside version {inForce.number}</span>
      </p>
      <MeaningStrip force={changesInForce(inForce.text, text, inForce.actors)} language={language} />
    </section>
  );
});
