/** What a party is, and what part it plays in a negotiation. */

export const partyKinds = ["state", "armed_group", "coalition", "organisation"] as const;

export type PartyKind = (typeof partyKinds)[number];

export const partyKindLabels: Record<PartyKind, string> = {
  state: "State",
  armed_group: "Armed group",
  coalition: "Coalition",
  organisation: "Organisation",
};

export const partyRoles = [
  "negotiating",
  "mediator",
  "host",
  "guarantor",
  "observer",
  "consulted",
  "affected",
] as const;

export type PartyRole = (typeof partyRoles)[number];

export const partyRoleLabels: Record<PartyRole, string> = {
  negotiating: "negotiating",
  mediator: "mediator",
  host: "host",
  guarantor: "guarantor",
  observer: "observer",
  consulted: "consulted",
  affected: "affected",
};

export const partyRoleMeanings: Record<PartyRole, string> = {
  negotiating: "bargains over the agreement and would sign it",
  mediator: "brings the negotiating parties together",
  host: "gives the talks a place",
  guarantor: "answers for the agreement being kept",
  observer: "sits in and does not bargain",
  consulted: "is asked for its view away from the table",
  affected: "bears the outcome and is not at the table",
};

/** Where a party in this role sits unless the record says otherwise. */
export function usuallyAtTable(role: PartyRole): boolean {
  return role !== "consulted" && role !== "affected";
}

/** Whether the record owes the reader who keeps the party from the table, and why. */
export function needsAbsenceReason(party: { role: PartyRole; isAtTable: boolean }): boolean {
  return !party.isAtTable && (party.role === "affected" || party.role === "negotiating");
}

/** How its part is told beside its name: "negotiating", "host", "not at the table". */
export function partLabel(party: { role: PartyRole; isAtTable: boolean }): string {
  if (party.isAtTable || party.role === "consulted") return partyRoleLabels[party.role];
  return party.role === "affected" ? "not at the table" : `${partyRoleLabels[party.role]}, not at the table`;
}

/** Whether putting the party under the bloc would make some party belong, in the end, to itself. */
export function wouldCircle(partyId: string, blocId: string, blocOf: ReadonlyMap<string, string | null>): boolean {
  const passed = new Set([partyId]);
  for (let above: string | null = blocId; above !== null; above = blocOf.get(above) ?? null) {
    if (passed.has(above)) return true;
    passed.add(above);
  }
  return false;
}
