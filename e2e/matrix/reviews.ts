/** Reviews: what somebody asks of a colleague, and what a colleague answers. */
import type { Address, Caller, Input } from "@/e2e/fixtures";
import { demoEmail } from "@/lib/platform/demo-people";
import { isAtLeast } from "@/lib/platform/member";
import type { Listed } from "./listed";
import { make, type Marking, markings, roleOf, type Stage } from "./stage";

type Asking = { termId: string; reviewerId: string; by: Caller };

/** A colleague who can answer and is not the one who asks. */
function colleagueOf({ userIds, cast }: Stage, who: Address | "nobody"): string {
  const able = (Object.entries(cast.others) as [Address, "reader"][]).filter(
    ([address, role]) => address !== who && isAtLeast({ role }, "commenter"),
  );
  return userIds[able.at(-1)?.[0] ?? "owner"] ?? "";
}

/** Of the founder, who founds the stage and is let in nowhere by anybody. */
async function idOf({ another, userIds, founder }: Stage, who: Address): Promise<string> {
  const known = userIds[who];
  if (known || who !== founder.who) return known ?? "";
  const made = await another.must<{ id: string }>("negotiation.found", { name: "A room", timeZone: "Asia/Qatar" });
  const input = { negotiationId: made.id, email: demoEmail(who), role: "reader" };
  return (await another.must<{ userId: string }>("member.add", input)).userId;
}

const asking = (stage: Stage, marking: Marking, { termId, reviewerId }: Omit<Asking, "by">): Input => ({
  ...{ negotiationId: stage.id, termId, language: "en", reviewerIds: [reviewerId], dueDate: "2099-12-31", note: "n" },
  ...(marking === "open" ? {} : { compartmentId: stage.compartments[marking] }),
});

/** In a circle that only the founder is in, of one who was in it until just now. */
async function ask(stage: Stage, marking: Marking, { termId, reviewerId, by }: Asking) {
  const guest = { negotiationId: stage.id, compartmentId: stage.compartments.outside, userId: reviewerId };
  if (marking === "outside") await stage.founder.must("compartment.add_member", guest);
  const made = await by.must<{ reviewId: string; recordId: string }>(
    "review.ask",
    asking(stage, marking, { termId, reviewerId }),
  );
  if (marking === "outside") await stage.founder.must("compartment.remove_member", guest);
  return made;
}

/** The stage, with a review of its wording under each of the markings, by the founder. */
export async function withReviews(stage: Stage): Promise<Stage> {
  const { founder, props } = stage;
  for (const marking of markings) {
    const asked = { termId: props[marking].term.id, reviewerId: colleagueOf(stage, founder.who), by: founder };
    const { reviewId: id, recordId } = await ask(stage, marking, asked);
    props[marking].review = { id, recordId };
  }
  return stage;
}

const speaks = (stage: Stage, marking: Marking, asker: Caller) => {
  const role = roleOf(stage, asker);
  return marking !== "outside" && role !== null && isAtLeast({ role }, "commenter");
};

/** On a review that the asker asked for, where they can ask anything there; else on the founder's. */
const running = (
  more: (stage: Stage, review: { termId: string; reviewerId: string; askedId: string }) => Promise<Input>,
): Listed => ({
  needs: "commenter",
  looksFirst: true,
  isMarked: true,
  input: async (stage, marking, asker) => {
    const by = speaks(stage, marking, asker) ? asker : stage.founder;
    const { id: termId } = await make(stage, "term", marking);
    await make(stage, "clause_version", marking, { termId });
    const reviewerId = colleagueOf(stage, by.who);
    const { reviewId, recordId: askedId } = await ask(stage, marking, { termId, reviewerId, by });
    const rest = await more(stage, { termId, reviewerId, askedId });
    if ("anew" in rest) await make(stage, "clause_version", marking, { termId });
    const { anew: _, ...fields } = rest;
    return { negotiationId: stage.id, reviewId, ...fields };
  },
});

export const reviewCommands: Record<string, Listed> = {
  "review.ask": {
    needs: "commenter",
    isMarked: true,
    triedWith: { briefId: { termId: undefined, language: undefined, briefId: "" } },
    input: async (stage, marking, asker) => ({
      ...asking(stage, marking, {
        termId: stage.props[marking].term.id,
        reviewerId: colleagueOf(stage, asker.who),
      }),
    }),
  },
  "review.answer": {
    needs: "commenter",
    looksFirst: true,
    isMarked: true,
    input: async (stage, marking, asker) => {
      const isAsked = speaks(stage, marking, asker);
      const isFounder = asker.who === stage.founder.who;
      const by = isAsked && isFounder ? stage.colleague : stage.founder;
      const reviewerId = isAsked ? await idOf(stage, asker.who as Address) : colleagueOf(stage, by.who);
      const termId = stage.props[marking].term.id;
      const { reviewId, recordId: askedId } = await ask(stage, marking, { termId, reviewerId, by });
      return { negotiationId: stage.id, reviewId, askedId, opinion: "agree_with_changes", comment: "c" };
    },
  },
  "review.change": running(async (_, { reviewerId }) => ({ reviewerIds: [reviewerId], note: "m" })),
  "review.carry": running(async (_, { askedId }) => ({ anew: true, askedId, dueDate: "2099-12-30" })),
  "review.remind": running(async () => ({})),
  "review.close": running(async (_, { askedId }) => ({ askedId })),
  "review.withdraw": running(async (_, { askedId }) => ({ askedId })),
};
