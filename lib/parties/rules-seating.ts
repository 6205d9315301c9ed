/** Who sits at the table and who does not, as the sentences that open the page of parties. */
import { type PartyRole, partyRoles } from "./rules";

type Seated = { name: string; role: PartyRole; isAtTable: boolean };

/** What parties in a role do at the table; the first for one party, the second for several. */
const doing: Partial<Record<PartyRole, readonly [one: string, several: string]>> = {
  negotiating: ["negotiates", "negotiate"],
  mediator: ["mediates", "mediate"],
  host: ["hosts", "host"],
  guarantor: ["guarantees", "guarantee"],
};

const listed = new Intl.ListFormat("en-GB", { type: "conjunction" });

/**
 * "United States and Taliban negotiate; Qatar hosts." and "Afghan Government is not at the table." Observers and the
 * consulted are left to the list. No sentence where nobody is on record.
 */
export function seatingInWords(parties: readonly Seated[]): string[] {
  const acts = partyRoles.flatMap((role) => {
    const names = parties.filter((party) => party.isAtTable && party.role === role).map(({ name }) => name);
    const words = doing[role];
    return words && names.length > 0 ? [`${inShort(names)} ${names.length === 1 ? words[0] : words[1]}`] : [];
  });
  const absent = parties.filter(({ isAtTable, role }) => !isAtTable && role !== "consulted").map(({ name }) => name);
  return [
    ...(acts.length > 0 ? [`${acts.join("; ")}.`] : []),
    ...(absent.length > 0 ? [`${inShort(absent)} ${absent.length === 1 ? "is" : "are"} not at the table.`] : []),
  ];
}

/** More letters than that, names of commissions and committees, are a paragraph and no sentence. */
const mostLetters = 80;

/** All of a few names; of many the first three, or as many as a sentence can hold, and how many others. */
function inShort(names: readonly string[]): string {
  let told = names.length <= 5 ? names.length : 3;
  while (told > 1 && names.slice(0, told).join("").length > mostLetters) told -= 1;
  const others = names.length - told;
  return listed.format([
    ...names.slice(0, told),
    ...(others > 0 ? [others === 1 ? "one other" : `${others} others`] : []),
  ]);
}

/** At the table first, then in the order of roles; within one, as given. */
export function inSeatingOrder<Party extends Seated>(parties: readonly Party[]): Party[] {
  const rank = ({ isAtTable, role }: Seated) => (isAtTable ? 0 : partyRoles.length) + partyRoles.indexOf(role);
  return [...parties].sort((a, b) => rank(a) - rank(b));
}

/** "Zalmay Khalilzad heads the United States delegation." Without a party, they comment. */
export function personInWords(person: { name: string; isHead: boolean }, party: { name: string } | null): string {
  if (!party) return `${person.name} speaks for no party.`;
  return person.isHead
    ? `${person.name} heads the ${party.name} delegation.`
    : `${person.name} speaks for ${party.name}.`;
}
