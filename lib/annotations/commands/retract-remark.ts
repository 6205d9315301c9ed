import "server-only";
import { retract } from "@/lib/record/commands/publish";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { mayTakeBack } from "../policy";
import { takeBackInput } from "../schema";
import { loadRemark, loadReply } from "./load-remark";

type Asked = { recordId: string; reason?: string | undefined };

/** Takes a remark back. Replies to it stay, under what says so. */
export const retractAnnotation = command({
  name: "annotation.retract",
  input: takeBackInput,
  load: loadRemark,
  may: mayTakeBack,
  change: async (context, asked, remark) => {
    await retract(context, asked.recordId, "annotation", reasonOf(context, asked, remark));
    return { recordId: asked.recordId };
  },
});

/** Takes a reply back. */
export const retractReply = command({
  name: "annotation_reply.retract",
  input: takeBackInput,
  load: loadReply,
  may: mayTakeBack,
  change: async (context, asked, reply) => {
    await retract(context, asked.recordId, "annotation_reply", reasonOf(context, asked, reply));
    return { recordId: asked.recordId };
  },
});

/** Whoever takes back what another said has to say why. */
function reasonOf({ actor }: CommandContext, { reason }: Asked, { authorId }: { authorId: string }): string {
  if (reason) return reason;
  if (actor.userId !== authorId) throw new Refusal("Say why it is taken back.", "reason");
  return "Taken back by its author";
}
