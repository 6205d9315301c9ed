"use server";

import { runForm } from "@/lib/platform/action";
import type { FormState } from "@/lib/platform/form";
import { paths } from "@/lib/platform/paths";
import { amendNegotiation } from "./commands/amend-negotiation";
import { foundNegotiation } from "./commands/found-negotiation";
import { removeFromCompartment, renameCompartment } from "./commands/change-compartment";
import { changeRole } from "./commands/change-role";
import { leaveNegotiation, removeMember } from "./commands/end-membership";
import { addMember, addToCompartment, makeCompartment } from "./commands/members";

export async function foundNegotiationAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(foundNegotiation, form, { leadsTo: ({ slug }) => paths.board(slug) });
}

export async function amendNegotiationAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(amendNegotiation, form, { done: "Changed." });
}

export async function addMemberAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(addMember, form, { done: "They can open the negotiation now." });
}

export async function makeCompartmentAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(makeCompartment, form, { done: "Made. Records can be marked with it." });
}

export async function addToCompartmentAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(addToCompartment, form, { done: "They can see what is marked with it." });
}

export async function changeRoleAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(changeRole, form);
}

export async function removeMemberAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(removeMember, form);
}

export async function leaveNegotiationAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(leaveNegotiation, form, { leadsTo: () => paths.home });
}

export async function renameCompartmentAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(renameCompartment, form, { done: "Renamed." });
}

export async function removeFromCompartmentAction(_: FormState, form: FormData): Promise<FormState> {
  return runForm(removeFromCompartment, form);
}
