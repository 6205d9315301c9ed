"use client";

/** What a reviewer wrote and did not send before the review ended, or asked them no more: to copy from, or to discard. */
import { useContext } from "react";
import { z } from "zod";
import { Section } from "@/components/ui/Section";
import { dropKept, keptKey } from "@/components/ui/keptText";
import { useKeptState } from "@/components/ui/useKeptState";
import { WriterContext } from "@/components/ui/Writer";
import { opinionLabels, reviewOpinions } from "@/lib/reviews/rules";
import { answerKept } from "./reviewsAddress";

/** As the form keeps it; see `KeptFields`. */
const keptInput = z.object({
  opinion: z.array(z.string()).optional(),
  comment: z.array(z.string()).optional(),
});
type Kept = z.infer<typeof keptInput>;
const nothing: Kept = {};

export function UnsentAnswer({ reviewId }: { reviewId: string }) {
  const writer = useContext(WriterContext);
  const about = answerKept(reviewId);
  const [kept] = useKeptState<Kept>(about, nothing, keptInput);
  const opinion = reviewOpinions.find((one) => kept.opinion?.includes(one));
  const comment = kept.comment?.[0];
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
