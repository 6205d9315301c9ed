import { z } from "zod";
import { numberInput } from "@/lib/platform/number-input";
import { idInput, lineInput } from "@/lib/platform/inputs";
import { roles } from "@/lib/platform/member";
import { dayInput, timeZoneInput } from "@/lib/time/schema";
import { doings } from "./rules-presence";

export const foundNegotiationInput = z.strictObject({
  name: lineInput(160),
  summary: lineInput(600).optional(),
  timeZone: timeZoneInput,
  /** Left empty, the negotiation's present is today. */
  present: dayInput.optional(),
});

export const amendNegotiationInput = z.strictObject({
  negotiationId: z.uuid(),
  /** The one that the writer had before their eyes. */
  version: numberInput(z.number().int().min(1)),
  name: lineInput(160),
  summary: lineInput(600).optional(),
  present: dayInput.optional(),
});

export const addMemberInput = z.strictObject({
  negotiationId: z.uuid(),
  email: z.email("Write an e-mail address."),
  role: z.enum(roles),
});

/** The one that the writer had before their eyes. */
const versionInput = numberInput(z.number().int().min(1));

export const changeRoleInput = z.strictObject({
  negotiationId: z.uuid(),
  userId: idInput,
  version: versionInput,
  role: z.enum(roles),
});

export const removeMemberInput = z.strictObject({ negotiationId: z.uuid(), userId: idInput, version: versionInput });

export const leaveInput = z.strictObject({ negotiationId: z.uuid() });

/** What role it is, the sign-in says that it is run by. */
export const followMyGroupsInput = z.strictObject({ negotiationId: z.uuid() });

export const makeCompartmentInput = z.strictObject({
  negotiationId: z.uuid(),
  name: lineInput(80),
  meaning: lineInput(300),
});

/** Who is let into a closed circle, or taken out of it. */
export const compartmentMemberInput = z.strictObject({
  negotiationId: z.uuid(),
  compartmentId: idInput,
  userId: idInput,
});

export const renameCompartmentInput = z.strictObject({
  negotiationId: z.uuid(),
  compartmentId: idInput,
  version: versionInput,
  name: lineInput(80),
  meaning: lineInput(300),
});

export const makeInvitationInput = z.strictObject({
  negotiationId: z.uuid(),
  /** Whom it is for: a name, or an address to send it to. */
  invitee: lineInput(120),
  role: z.enum(roles),
});

export const revokeInvitationInput = z.strictObject({ negotiationId: z.uuid(), invitationId: idInput });

const tokenInput = z.string().regex(/^[\w-]{43}$/, "This is not the link of an invitation.");

export const acceptInvitationInput = z.strictObject({ token: tokenInput });

/** Whether it may become a password is not for the schema to say: that takes the list of common ones. */
export const joinByInvitationInput = z.strictObject({
  token: tokenInput,
  name: lineInput(120),
  email: z.email("Write an e-mail address.").max(320),
  password: z.string("Write a password.").max(1024),
});

/** Where an open page is, and what its reader writes there; without a path, that it was left. */
export const presenceInput = z.strictObject({
  negotiationId: z.uuid(),
  tabId: z.uuid(),
  /** Counted up by the page. */
  turn: z.int().min(0).max(2_000_000_000),
  pathname: z.string().max(500).nullable(),
  writing: z
    .strictObject({
      what: z.enum(doings),
      about: z.array(z.uuid()).max(8),
      /** As the form is marked. */
      compartmentId: z.uuid().nullable(),
    })
    .nullable(),
});
