/** Following: what a member wants to hear of. It is theirs alone, and never part of the record. */
import "server-only";
import { command } from "@/lib/platform/command";
import { allowed } from "@/lib/platform/result";
import { followInput } from "../schema";
import { requireSubject } from "./require-subject";

/** Follows a subject, or hears no more of it, even where one took part. */
export const followSubject = command({
  name: "subject.follow",
  input: followInput,
  may: () => allowed,
  isOffRecord: true,
  change: async (context, { subjectId, isOn }) => {
    await requireSubject(context, subjectId);
    const { tx, member, actor } = context;
    const key = { userId: actor.userId, subjectId };
    await tx.follow.upsert({
      where: { userId_subjectId: key },
      create: { ...key, negotiationId: member.negotiationId, isOn },
      update: { isOn },
    });
    return { isOn };
  },
});
