"use client";

/** What a reviewer wrote and did not send before the review ended, or asked them no more: to copy from, or to discard. */
import { useContext } from "react";
import { Section } from "@/components/ui/Section";
import { dropKept, keptKey } from "@/components/ui/keptText";
import { useKeptState } from "@/components/ui/useKeptState";
import { WriterContext } from "@/components/ui/Writer";
import { opinionLabels, reviewOpinions } from "@/lib/reviews/rules";
import { answerKept } from "./reviewsAddress";

type Kept = { opinion?: string; comment?: string };
const nothing: Kept = {};

/** As the form keeps it, a list of values for each field; see `KeptFields`. */
const keptInput = {
  safeParse(given: unknown): { data?: Kept } {
    if (typeof given !== "object" || given === null) return {};
    const [opinion, comment] = [firstOf(given, "opinion"), firstOf(given, "comment")];
    return { data: { ...(opinion && { opinion }), ...(comment && { comment }) } };
  },
};

function firstOf(kept: object, field: keyof Kept): string | undefined {
  const values: unknown = field in kept ? (kept as Record<string, unknown>)[field] : null;
  const first: unknown = Array.isArray(values) ? values[0] : null;
  return typeof first === "string" ? first : undefined;
}

export function UnsentAnswer({ reviewId }: { reviewId: string }) {
  const writer = useContext(WriterContext);
  const about = answerKept(reviewId);
  const [kept] = useKeptState<Kept>(about, nothing, keptInput);
  const opinion = reviewOpinions.find((one) => one === kept.opinion);
  const { comment } = kept;
  if (!writer || (!opinion && !comment)) return null;
  return (
    <Section title="What you wrote and did not send">
      <div className="grid gap-1 py-2">
        <p className="text-ink-2">
          It was not answered with, and nobody else has seen it.{" "}
          <button type="button" className="link" onClick={() => dropKept(keptKey(writer, about))}>
            Discard it
          </button>
        </p>
        {opinion && <p className="font-semibold">{opinionLabels[opinion]}</p>}
        {comment && (
          <p dir="auto" className="max-w-measure whitespace-pre-line">
            {comment}
          </p>
        )}
      </div>
    </Section>
  );
}
