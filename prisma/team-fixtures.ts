/** A negotiation of its own with people in it: where the tests of what members do begin. */
import { randomUUID } from "node:crypto";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import type { Role } from "@/lib/platform/member";
import type { Result } from "@/lib/platform/result";
import { termNoun } from "@/lib/terms/commands/term";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { parseMoment } from "@/lib/time/moment";
import { actAs, makeUser, type Owner } from "./fixtures";

const timeZone = "Asia/Qatar";

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
    await execute(foundNegotiation, founder, { name: `Talks ${randomUUID()}`, timeZone, ...facts }),
  );
  const people: Record<string, Actor> = { founder, outsider };
  for (const [name, role] of Object.entries(cast) as [Name, Role][]) {
    const person = await newPerson(owner, name);
    must(await execute(addMember, founder, { negotiationId: id, email: person.email, role }));
    people[name] = person;
  }
  return { negotiationId: id, slug, people: people };
}

/** The negotiation as a page opens it now for somebody who may read it. */
export function openedAs(actor: Actor, { negotiationId, slug }: { negotiationId: string; slug: string }): Opened {
  return {
    actor,
    negotiation: { id: negotiationId, slug, name: "", summary: null, timeZone, present: null, version: 1 },
    member: { userId: actor.userId, negotiationId, role: "reader", timeZone, present: null },
    moment: parseMoment({}, { zone: timeZone, present: null }, new Date()),
    newestRecordId: null,
  };
}

/** Records a term and its wording; `more` is said of the wording alone. */
export async function wordTerm(
  actor: Actor,
  { negotiationId, number, title, text }: { negotiationId: string; number: string; title: string; text: string },
  more: { compartmentId?: string } = {},
): Promise<{ termId: string; clauseVersionId: string }> {
  const { termId } = must(await execute(termNoun.record, actor, { negotiationId, number, title, kind: "paragraph" }));
  const { clauseVersionId } = must(
    await execute(clauseVersionNoun.record, actor, { negotiationId, termId, text, ...more }),
  );
  return { termId, clauseVersionId };
}

/** The value of what had to succeed. */
export function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.message} ${JSON.stringify(result.fieldErrors)}`);
  return result.value;
}
