"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { changePassword, choosePresence, endOtherSignIns, endOwnSignIn } from "./account";
import { isFromAPage, notFromAPage, ownForm, refusal, textOf } from "./account-form";
import { requestOrigin, setSignInCookie } from "./auth";
import { formAnswer } from "./action";
import type { FormState } from "./form";
import { keepHalf } from "./half-cookie";
import { canSendMail } from "./mail";
import { askForPasswordLink, setPasswordByLink } from "./password-links";
import { paths } from "./paths";
import { enter } from "./sign-in";

/** Changes one's own password. Whatever was typed as one is not sent back. */
export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  return ownForm("changing a password", form, async (actor, refuse) => {
    const typed = { present: textOf(form, "presentPassword"), password: textOf(form, "newPassword") };
    if (typed.present === "")
      return refuse("invalid", cannotBeSaved, { presentPassword: ["Write your present password."] });
    const outcome = await changePassword(actor, typed, await requestOrigin(), new Date());
    if (!outcome.ok) {
      const { field, message } = outcome;
      if (!field) return refuse("refused", message);
      return refuse("invalid", cannotBeSaved, { [field === "present" ? "presentPassword" : "newPassword"]: [message] });
    }
    refresh();
    return { status: "ok", message: "Your password is changed. Every other browser has been signed out." };
  });
}

/** Signs another browser out, or all others: `which` is the id of a sign-in, or "others". */
export async function endSignInsAction(_: FormState, form: FormData): Promise<FormState> {
  return ownForm("ending sign-ins", form, async (actor, refuse) => {
    const which = textOf(form, "which");
    refresh();
    if (which === "others") {
      await endOtherSignIns(actor);
      return { status: "ok", message: "Signed out everywhere but here. Webhooks of yours that sent are paused." };
    }
    const isEnded = z.uuid().safeParse(which).success && (await endOwnSignIn(actor, which));
    return isEnded
      ? { status: "ok", message: "That browser is signed out." }
      : refuse("not_found", "That browser has been signed out already.");
  });
}

/** Whether one is shown to others where one is: `shown` is "on" or left out. */
export async function choosePresenceAction(_: FormState, form: FormData): Promise<FormState> {
  return ownForm("choosing presence", form, async (actor) => {
    const isShown = textOf(form, "shown") === "on";
    await choosePresence(actor, isShown);
    refresh();
    return {
      status: "ok",
      message: isShown
        ? "You and your colleagues see where the others are."
        : "Nobody sees where you are, nor you them.",
    };
  });
}

/** Sends a link by which a password is set; the mail goes out after the answer, which is the same for everybody. */
export async function askForPasswordLinkAction(_: FormState, form: FormData): Promise<FormState> {
  return formAnswer("asking for a password link", form, async () => {
    const refuse = refusal(form);
    if (!(await isFromAPage())) return refuse("forbidden", notFromAPage);
    if (!canSendMail()) return refuse("refused", "This Parley sends no mail. Ask its administrator for a link.");
    const email = textOf(form, "email").trim();
    if (email.length > 320 || !/^[^\s@]+@[^\s@]+$/.test(email))
      return refuse("invalid", "Some of this cannot be sent yet.", {
        email: ["Write a whole address, such as name@example.org."],
      });
    const outcome = await askForPasswordLink({ email, address: (await requestOrigin()).address });
    if (!outcome.ok) return refuse("refused", outcome.message);
    after(outcome.afterwards);
    return {
      status: "ok",
      message: `If ${email} has an account here, a link is on its way there. It works once, within an hour.`,
    };
  });
}

/** Sets a password by the link that somebody holds, and signs them in with it. */
export async function setPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  return formAnswer("setting a password", form, async () => {
    const refuse = refusal(form);
    if (!(await isFromAPage())) return refuse("forbidden", notFromAPage);
    const outcome = await setPasswordByLink(textOf(form, "link"), textOf(form, "newPassword"));
    if (!outcome.ok) {
      const { message, fault } = outcome;
      return fault ? refuse("invalid", message, { newPassword: [fault] }) : refuse("refused", message);
    }
    const origin = await requestOrigin();
    const entered = await enter(outcome.userId, origin);
    if (!entered.ok && entered.half) {
      await keepHalf(entered.half);
      redirect(paths.signInCode());
    }
    if (!entered.ok) return refuse("refused", entered.message);
    await setSignInCookie(entered.signInId, origin.device);
    redirect(paths.home);
  });
}

const cannotBeSaved = "The password cannot be changed yet.";
