import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { replyToAnnotation } from "@/lib/annotations/commands/reply-to-annotation";
import { type Chronicle, monday, thursday, wednesday } from "./chronicle";
import type { Wordings } from "./text";

type Margin = { wordings: Wordings; textOf: (clauseVersionId: string) => Promise<string> };

/** What colleagues make of the words. */
export async function annotate(staff: Chronicle, officer: Chronicle, { wordings, textOf }: Margin) {
  const remark = async (
    by: Chronicle,
    clauseVersionId: string,
    quote: string,
    rest: {
      kind: "comment" | "question" | "concern" | "suggestion";
      body: string;
      replacement?: string;
      heldFrom: string;
    },
  ) => {
    const start = (await textOf(clauseVersionId)).indexOf(quote);
    return by.record(makeAnnotation, { clauseVersionId, start, end: start + quote.length, quote, ...rest });
  };
  const clock = await remark(officer, wordings.timetable, "from the date of signature", {
    kind: "question",
    body: "Does the clock start at signature or later?",
    heldFrom: wednesday,
  });
  await staff.record(replyToAnnotation, {
    annotationId: clock.annotationId,
    body: "#Report on the US plan for Afghanistan does not say. Ask on Saturday.",
    heldFrom: thursday,
  });
  await remark(staff, wordings.coalition, "at the same time as", {
    kind: "comment",
    body: "Ties every ally’s date to ours. Their consultation should say so.",
    heldFrom: monday,
  });
  await remark(staff, wordings.residual, "several thousand", {
    kind: "concern",
    body: "No official gave a figure. Keep it in words.",
    heldFrom: wednesday,
  });
  const shorter = await remark(staff, wordings.residual, "for up to sixty months", {
    kind: "suggestion",
    replacement: "for less than sixty months, reviewed each year",
    body:
      "The negotiators strongly oppose five years: #Taliban on 1.4 Residual counter-terrorism presence. " +
      "Nobody has heard what the ranks think of less.",
    heldFrom: thursday,
  });
  await officer.record(replyToAnnotation, {
    annotationId: shorter.annotationId,
    body: "Then ask on Saturday before we write it.",
    heldFrom: thursday,
  });
  return { shorterId: shorter.annotationId };
}
