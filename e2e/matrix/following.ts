/** What somebody follows, and how far they have come with their inbox: theirs alone, whoever else asks. */
import type { Caller, Input } from "@/e2e/fixtures";
import type { Listed } from "./listed";
import { inputFor, make, type Marking, roleOf, type Stage } from "./stage";

/** A term of its own, that the asker follows where they see it, and that somebody else then changes. */
async function told(stage: Stage, marking: Marking, asker: Caller): Promise<Input> {
  const { id: termId } = await make(stage, "term", marking);
  const on = { negotiationId: stage.id, subjectId: termId };
  const role = roleOf(stage, asker);
  if (role !== null && marking !== "outside") {
    await asker.must("subject.follow", { ...on, isOn: true });
    const writer = role === "owner" ? stage.colleague : stage.founder;
    await writer.must("term_status.record", { ...inputFor(stage, "term_status", marking), termId });
  }
  return on;
}

const inbox = (more: Input): Listed => ({
  needs: "reader",
  isMarked: true,
  isAuthorsAlone: true,
  input: async (stage, marking, asker) => ({ ...(await told(stage, marking, asker)), ...more }),
});

const through = "2100-01-01T00:00:00.000Z";

export const followingCommands: Record<string, Listed> = {
  "subject.follow": {
    needs: "reader",
    isMarked: true,
    input: async (stage, marking) => ({
      negotiationId: stage.id,
      subjectId: (await make(stage, "term", marking)).id,
      isOn: true,
    }),
  },
  "inbox.read": inbox({ through, isRead: true }),
  "inbox.finish": inbox({ through, isDone: true }),
  "inbox.snooze": inbox({ through, until: "tomorrow", zone: "Asia/Kabul" }),
};
