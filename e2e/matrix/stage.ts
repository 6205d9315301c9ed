/** A negotiation founded for the tests, with one person in each role, and one record of each kind under each marking. */
import { randomUUID } from "node:crypto";
import { demoEmail } from "@/lib/platform/demo-people";
import type { Role } from "@/lib/platform/member";
import type { Address, Answer, Caller, Callers, Input } from "@/e2e/fixtures";
import { commandFor, inputs, type Kind, kinds, type Prop, type Props } from "./inputs";

/** Open to all members; in a circle that all members are in; in a circle that only the founder is in. */
export const markings = ["open", "inside", "outside"] as const;
export type Marking = (typeof markings)[number];

type Cast = { founder: Address; others: Partial<Record<Address, Role>> };

/** Everybody in the role that they have in the demo. */
export const everyRole: Cast = {
  founder: "owner",
  others: { manager: "manager", officer: "recorder", staff: "commenter", reader: "reader" },
};

/** Two owners, so that there is an owner who is kept out of a circle. */
export const twoOwners: Cast = { founder: "manager", others: { owner: "owner" } };

export type Stage = {
  founder: Caller;
  /** Somebody else, where one person cannot do both. */
  another: Caller;
  /** A recorder besides the founder, in the circle that all are in. */
  colleague: Caller;
  cast: Cast;
  id: string;
  slug: string;
  userIds: Partial<Record<Address, string>>;
  compartments: Record<Exclude<Marking, "open">, string>;
  props: Record<Marking, Props>;
};

/** Founds a negotiation, lets everybody in, and records one of each kind under each of the markings. */
export async function setStage(
  callers: Callers,
  cast: Cast = everyRole,
  filled: readonly Marking[] = markings,
): Promise<Stage> {
  const founder = await callers(cast.founder);
  const another = await callers(cast.founder === "reader" ? "officer" : "reader");
  const colleague = await callers(cast.others.officer ? "officer" : "owner");
  const { id, slug, userIds } = await found(founder, cast);
  const circle = async (name: string) =>
    (await founder.must<{ id: string }>("compartment.make", { negotiationId: id, name, meaning: "A closed circle." }))
      .id;
  const compartments = { inside: await circle("Inside"), outside: await circle("Outside") };
  for (const userId of Object.values(userIds)) {
    await founder.must("compartment.add_member", {
      negotiationId: id,
      compartmentId: compartments.inside,
      userId,
    });
  }
  const none = () => ({}) as Props;
  const props = { open: none(), inside: none(), outside: none() };
  const stage: Stage = { founder, another, colleague, cast, id, slug, userIds, compartments, props };
  for (const marking of filled) await fill(stage, marking);
  return stage;
}

/** Founds a negotiation with these people in it. Its name is its own, so that runs can share a database. */
export async function found(founder: Caller, cast: Cast) {
  const name = `Stage ${randomUUID()}`;
  const made = await founder.must<{ id: string; slug: string }>("negotiation.found", { name, timeZone: "Asia/Qatar" });
  const userIds: Partial<Record<Address, string>> = {};
  for (const [address, role] of Object.entries(cast.others) as [Address, Role][]) {
    const input = { negotiationId: made.id, email: demoEmail(address), role };
    userIds[address] = (await founder.must<{ userId: string }>("member.add", input)).userId;
  }
  return { ...made, userIds };
}

/** What the asker is in the negotiation; null: no member. */
export function roleOf({ cast }: Pick<Stage, "cast">, { who }: Caller): Role | null {
  if (who === cast.founder) return "owner";
  return who === "nobody" ? null : (cast.others[who] ?? null);
}

async function fill(stage: Stage, marking: Marking): Promise<void> {
  const props = stage.props[marking];
  for (const kind of kinds) {
    if (kind === "linkage") props.otherTerm = await make(stage, "term", marking);
    props[kind] = await make(stage, kind, marking);
  }
}

/** Records one more of the kind, as the founder, who is in every circle. */
export async function make(stage: Stage, kind: Kind, marking: Marking, changes: Input = {}): Promise<Prop> {
  const input = { ...inputFor(stage, kind, marking), ...changes };
  const { recordId = "", ...ids } = await stage.founder.must(commandFor[kind], input);
  return { id: Object.entries(ids).find(([name]) => name.endsWith("Id"))?.[1] ?? recordId, recordId };
}

/** A valid input that names only what its readers can see. */
export function inputFor(stage: Stage, kind: Kind, marking: Marking): Input {
  const input = { negotiationId: stage.id, ...inputs[kind](stage.props[marking]) };
  // A reply is marked as what it replies to.
  return marking === "open" || kind === "annotation_reply"
    ? input
    : { ...input, compartmentId: stage.compartments[marking] };
}

/** What a refusal says, with what it says beside its fields. */
export function messageOf({ body }: Answer): string {
  const { message = "", fieldErrors } = body as { message?: string; fieldErrors?: object };
  return `${message} ${fieldErrors ? JSON.stringify(fieldErrors) : ""}`;
}
