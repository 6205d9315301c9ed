import "server-only";
import { executeEntering } from "@/lib/platform/account-command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { failureOfInput } from "@/lib/platform/failure";
import { faultInPassword } from "@/lib/platform/password-rules";
import { hashPassword, hashToken } from "@/lib/platform/passwords";
import type { Result } from "@/lib/platform/result";
import { normalEmail, openSignIn, type Origin } from "@/lib/platform/sign-in";
import { isStorable } from "@/lib/platform/storable";
import { type ClosedInvitation, closedInvitationSentences } from "../rules";
import { joinByInvitationInput } from "../schema";
import { acceptInvitation } from "./invitations";

/**
 * Makes an account for who holds an open link and has none, signs them in and lets them in: all of it or nothing. Gives
 * back the sign-in, for the browser to carry, and where they are let in.
 */
export async function joinByInvitation(
  raw: unknown,
  origin: Origin,
): Promise<Result<{ slug: string; signInId: string }>> {
  const parsed = joinByInvitationInput.safeParse(raw);
  if (!parsed.success) return failureOfInput(parsed.error.issues);
  const { token, name, password } = parsed.data;
  const email = normalEmail(parsed.data.email);
  const fault = faultInPassword(password, { email });
  if (fault) return failureOfInput([{ path: ["password"], message: fault }]);
  if (!isStorable(name)) return failureOfInput([{ path: ["name"], message: "Type your name anew." }]);
  const passwordHash = await hashPassword(password);
  return executeEntering(
    acceptInvitation,
    async (tx) => {
      const [made] = await tx.$queryRaw<{ state: "open" | ClosedInvitation; user_id: string | null }[]>`
        select state, user_id::text from make_invited_account(${hashToken(token)}, ${email}, ${name}, ${passwordHash})`;
      if (!made) throw new NotFound("There is no such invitation.");
      if (made.state !== "open") throw new Refusal(closedInvitationSentences[made.state]);
      if (!made.user_id) throw new Refusal(taken, "email");
      const signInId = await openSignIn(made.user_id, origin, tx);
      return { signInId, userId: made.user_id, name, email, isAdmin: false };
    },
    { token },
  );
}

const taken = "There is an account with this address. Sign in with it, and accept the invitation then.";
