/** Loads a folder of roll calls as a negotiation, for looking at a record that is as large as one gets. */
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember } from "@/lib/negotiations/commands/members";
import { execute } from "@/lib/platform/command";
import { v5 as uuidFromName } from "uuid";
import type { Owner } from "@/prisma/fixtures";
import { must } from "@/prisma/team-fixtures";
import type { People } from "../desk";
import { loadEntries } from "../load";
import { readVotesFolder } from "./folder";
import { entriesOfVotes, surveyVotes, venue } from "./plan";

/** Founds the negotiation, dated on the day of the last vote, and plans its record. */
export async function foundVotes({ founder, recorder, others }: People, path: string) {
  const folder = readVotesFolder(path);
  const votes = await surveyVotes(folder);
  const dates = votes.rollCalls.map(({ date }) => date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) throw new Error(`There is no roll call in ${path}.`);
  const years = first.slice(0, 4) === last.slice(0, 4) ? first.slice(0, 4) : `${first.slice(0, 4)}–${last.slice(0, 4)}`;
  const name = `Votes of the General Assembly, ${years}`;
  const founded = { name, timeZone: venue.timeZone, present: last };
  const { id: negotiationId, slug } = must(await execute(foundNegotiation, founder, founded));
  for (const member of [{ email: recorder.email, role: "manager" }, ...others])
    must(await execute(addMember, founder, { negotiationId, ...member }));
  const ids = { id: (called: string) => uuidFromName(called, negotiationId) };
  return { negotiationId, slug, entries: () => entriesOfVotes(ids, folder, votes) };
}

/** Founds it and loads its record. Gives back where it is and how many entries it has. */
export async function loadVotes(owner: Owner, people: People, path: string) {
  const { negotiationId, slug, entries } = await foundVotes(people, path);
  const signInIds = [people.founder.signInId, people.recorder.signInId];
  const written = await loadEntries(owner, { negotiationId, timeZone: venue.timeZone, signInIds }, entries());
  return { slug, entries: written };
}
