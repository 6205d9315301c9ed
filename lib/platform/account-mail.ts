/** Mails about somebody's account, to its owner, who may not be the one that did it. */
import "server-only";
import { log } from "./log";
import { canSendMail, type Mail, sendMail } from "./mail";

/** Sends it where mail can be sent. One that cannot be sent is the administrator's to know of; nobody waits for it. */
export async function tellOwner(mail: Mail): Promise<void> {
  if (!canSendMail()) return;
  try {
    await sendMail(mail);
  } catch (error) {
    log.error({ err: error }, "mail not sent");
  }
}
