/** The address by which a person's calendar elsewhere reads what is planned. */
import "server-only";
import { z } from "zod";
import { accountCommand } from "@/lib/platform/account-command";
import { requireConfirmed } from "@/lib/platform/confirming";
import { Conflict } from "@/lib/platform/errors";
import { hashToken, newToken } from "@/lib/platform/passwords";

/** Makes one, which ends the one before. Its token is given once: nobody can read it again. */
export const makeCalendar = accountCommand({
  name: "calendar.make",
  input: z.strictObject({}),
  change: async (context) => {
    await requireConfirmed(context);
    const { tx, actor, audit } = context;
    const token = newToken();
    await tx.$queryRaw`select make_calendar(${hashToken(token)})::text`;
    audit({ event: "account.calendar_made", accountId: actor.userId });
    return { token };
  },
});

export const endCalendar = accountCommand({
  name: "calendar.end",
  input: z.strictObject({}),
  change: async ({ tx, actor, audit }) => {
    const [ended] = await tx.$queryRaw<{ ok: boolean }[]>`select end_calendar() as ok`;
    if (!ended?.ok) throw new Conflict("There is no such address any more.");
    audit({ event: "account.calendar_ended", accountId: actor.userId });
    return {};
  },
});
