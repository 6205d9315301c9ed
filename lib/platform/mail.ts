/** Mail out, through whichever SMTP server the installation names. What is sent is plain text. */
import "server-only";
import { createTransport } from "nodemailer";
import { env } from "./env";

export type Mail = { to: { name: string; email: string }; subject: string; text: string };

/** Whether this installation can send mail at all; where it cannot, pages say what to do instead. */
export function canSendMail(): boolean {
  return env.smtpUrl !== undefined;
}

/** Hands the mail to the server. Throws where there is none, or it does not take it. */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  if (!env.smtpUrl) throw new Error("SMTP_URL is not set");
  const transport = createTransport({
    url: env.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // A mail is made of what we write; a template that named a file or an address would have it fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from: env.mailFrom, to: { name: to.name, address: to.email }, subject, text });
  } finally {
    transport.close();
  }
}
