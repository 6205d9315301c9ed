/** Mail out, through whichever SMTP server the installation names. */
import "server-only";
import { env } from "./env";
import { deliver, handOver, type Letter } from "./smtp";
import { during } from "./watching/watched";

export type Mail = { to: { name: string; email: string } } & Omit<Letter, "to">;

/** Whether this installation can send mail at all; where it cannot, pages say what to do instead. */
export function canSendMail(): boolean {
  return env.smtpUrl !== undefined;
}

/** Hands the mail to the server. Throws where there is none, or it does not take it. */
export async function sendMail(mail: Mail): Promise<void> {
  await during("mail", "plain", () => deliver(server(), letterOf(mail)));
}

/** As `handOver` of the mail server: the mail goes once or not at all. */
export async function sendMailOnce(mail: Mail, begin: () => Promise<boolean>): ReturnType<typeof handOver> {
  return during("mail", "once", () => handOver(server(), letterOf(mail), begin), String);
}

function server() {
  if (!env.smtpUrl) throw new Error("SMTP_URL is not set");
  return { url: env.smtpUrl, from: env.mailFrom };
}

const letterOf = ({ to, ...mail }: Mail): Letter => ({ to: { name: to.name, address: to.email }, ...mail });
