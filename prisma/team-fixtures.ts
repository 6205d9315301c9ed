/** A negotiation of its own with people in it: where the tests of what members do begin. */
import { randomUUID } from "node:crypto";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember } from "@/lib/negotiations/commands/members";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import type { Role } from "@/lib/platform/member";
import type { Result } from "@/lib/platform/result";
import { actAs, makeUser, type Owner } from "./fixtures";

/** Makes somebody with an account, signed in. */
export async function newPerson(owner: Owner, name: string): Promise<Actor> {
  const email = `${randomUUID()}@parley.example`;
  return actAs(owner, await makeUser(owner, { email, name, password: "a long enough password" }));
}

/** Founds a negotiation; each name is let in with its role. There is a founder, and an outsider, besides. */
export async function newTeam<Name extends string>(
  owner: Owner,
  cast: Record<Name, Role>,
  facts: { present?: string } = {},
): Promise<{ negotiationId: string; slug: string; people: Record<Name | "founder" | "outsider", Actor> }> {
  const [founder, outsider] = [await newPerson(owner, "Founder"), await newPerson(owner, "Outsider")];
  const { id, slug } = must(
    await execute(foundNegotiation, founder, { name: `Talks ${randomUUID()}`, timeZone: "Asia/Qatar", ...facts }),
  );
  const people: Record<string, Actor> = { founder, outsider };
  for (const [name, role] of Object.entries(cast) as [Name, Role][]) {
    const person = await newPerson(owner, name);
    must(await execute(addMember, founder, { negotiationId: id, email: person.email, role }));
    people[name] = person;
  }
  return { negotiationId: id, slug, people: people };
}

/** The value of what had to succeed. */
export function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
  return result.value;
}
