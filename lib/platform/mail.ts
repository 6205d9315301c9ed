/** Mail out, through whichever SMTP server the installation names. What is sent is plain text. */
import "server-only";
import { env } from "./env";
import { deliver } from "./smtp";

export type Mail = { to: { name: string; email: string }; subject: string; text: string };

/** Whether this installation can send mail at all; where it cannot, pages say what to do instead. */
export function canSendMail(): boolean {
  return env.smtpUrl !== undefined;
}

/** Hands the mail to the server. Throws where there is none, or it does not take it. */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  if (!env.smtpUrl) throw new Error("SMTP_URL is not set");
  const server = { url: env.smtpUrl, from: env.mailFrom };
  await deliver(server, { to: { name: to.name, address: to.email }, subject, text });
}
