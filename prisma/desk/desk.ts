/** A crowded negotiation of made-up parties, by seed: for looking at pages that are full, and for measuring. */
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import type { Actor } from "@/lib/platform/actor";
import type { Role } from "@/lib/platform/member";
import type { Owner } from "@/prisma/fixtures";
import { must } from "@/prisma/team-fixtures";
import { execute } from "@/lib/platform/command";
import { day, emptyPlan, type Plan } from "./entry";
import { loadEntries } from "./load";
import { entriesOf } from "./plan";
import type { DeskSize } from "./size";

const timeZone = "Europe/Zurich";

export type People = {
  founder: Actor;
  /** Records by turns with the founder, and is in the compartment. */
  recorder: Actor;
  others: readonly { email: string; role: Role }[];
};

/** Founds the negotiation, with its members and one compartment, and plans its record. */
export async function foundDesk({ founder, recorder, others }: People, size: DeskSize, seed: number) {
  const name = `Convention on the Waters of the Amsara Basin (${size.parties} parties, ${size.terms} terms)`;
  const present = day(emptyPlan(size, seed, founder.userId, "").present);
  const { id: negotiationId, slug } = must(await execute(foundNegotiation, founder, { name, timeZone, present }));
  for (const member of [{ email: recorder.email, role: "manager" }, ...others])
    must(await execute(addMember, founder, { negotiationId, ...member }));
  const circle = { negotiationId, name: "Delegation heads", meaning: "What was said to heads of delegation alone." };
  const { id: compartmentId } = must(await execute(makeCompartment, founder, circle));
  must(await execute(addToCompartment, founder, { negotiationId, compartmentId, userId: recorder.userId }));
  return { negotiationId, slug, plan: emptyPlan(size, seed, negotiationId, compartmentId) };
}

/** Founds it and loads its record. Gives back where it is and how many entries it has. */
export async function loadDesk(owner: Owner, people: People, size: DeskSize, seed: number) {
  const { negotiationId, slug, plan } = await foundDesk(people, size, seed);
  const entries = await fillDesk(owner, people, negotiationId, plan);
  return { negotiationId, slug, entries };
}

/** Loads what is planned, and gives back how many entries that are. */
export function fillDesk(
  owner: Owner,
  { founder, recorder }: Pick<People, "founder" | "recorder">,
  negotiationId: string,
  plan: Plan,
): Promise<number> {
  const signInIds = [founder.signInId, recorder.signInId];
  return loadEntries(owner, { negotiationId, timeZone, signInIds }, entriesOf(plan));
}
