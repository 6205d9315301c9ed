import "server-only";
import { publish } from "@/lib/record/commands/publish";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { mayRevise } from "../policy";
import { suggestsNothing, suggestsNothingMessage } from "../rules";
import { correctAnnotationInput, correctReplyInput } from "../schema";
import { loadRemark, loadReply } from "./load-remark";
import { wordsReader } from "./read-words";
import { refuseOvertakenRemark, refuseOvertakenReply } from "./refuse-overtaken";

/** What a correction carries on: its subject, its marking, and since when it was said. */
const correcting = ({ recordId, compartmentId }: { recordId: string; compartmentId: string | null }) => ({
  supersedesId: recordId,
  isDateInferred: false,
  citations: [],
  ...(compartmentId ? { compartmentId } : {}),
});

/** Writes a remark anew, on the same words of the same wording. What it was stays in the history. */
export const correctAnnotation = command({
  name: "annotation.correct",
  input: correctAnnotationInput,
  load: loadRemark,
  may: mayRevise,
  change: async (context, { kind, body, replacement }, remark) => {
    await refuseOvertakenRemark(context, remark.recordId, { kind, body, replacement });
    if (kind === "suggestion" && suggestsNothing(remark.quote, replacement ?? ""))
      throw new Refusal(suggestsNothingMessage, "replacement");
    const { termId, clauseVersionId, start, end, quote, prefix, suffix } = remark;
    const words = await wordsReader(context)(body, remark.compartmentId, remark);
    const { seriesId, recordId } = await publish(context, { kind: "annotation", fields: correcting(remark) }, (stamp) =>
      context.tx.annotation.create({
        data: {
          ...stamp,
          ...{ termId, clauseVersionId, start, end, quote, prefix, suffix },
          kind,
          ...words,
          replacement: kind === "suggestion" ? (replacement ?? "") : null,
        },
      }),
    );
    return { annotationId: seriesId, recordId };
  },
});

/** Writes a reply anew. What it was stays in the history. */
export const correctReply = command({
  name: "annotation_reply.correct",
  input: correctReplyInput,
  load: loadReply,
  may: mayRevise,
  change: async (context, { body }, reply) => {
    await refuseOvertakenReply(context, reply.recordId, { body });
    const { annotationId } = reply;
    const words = await wordsReader(context)(body, reply.compartmentId, reply);
    const { seriesId, recordId } = await publish(
      context,
      { kind: "annotation_reply", fields: correcting(reply) },
      (stamp) => context.tx.annotationReply.create({ data: { ...stamp, annotationId, ...words } }),
    );
    return { replyId: seriesId, recordId };
  },
});
