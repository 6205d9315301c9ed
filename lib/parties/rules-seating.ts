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
    return words && names.length > 0 ? [`${listed.format(names)} ${names.length === 1 ? words[0] : words[1]}`] : [];
  });
  const absent = parties.filter(({ isAtTable, role }) => !isAtTable && role !== "consulted").map(({ name }) => name);
  return [
    ...(acts.length > 0 ? [`${acts.join("; ")}.`] : []),
    ...(absent.length > 0 ? [`${listed.format(absent)} ${absent.length === 1 ? "is" : "are"} not at the table.`] : []),
  ];
}

/** At the table first, then in the order of roles; within one, as given. */
export function inSeatingOrder<Party extends Seated>(parties: readonly Party[]): Party[] {
  const rank = ({ isAtTable, role }: Seated) => (isAtTable ? 0 : partyRoles.length) + partyRoles.indexOf(role);
  return [...parties].sort((a, b) => rank(a) - rank(b));
}
