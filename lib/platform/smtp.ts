/** Hands a mail to an SMTP server; for the app and for the commands beside it. */
import { createTransport } from "nodemailer";

export type SmtpServer = { url: string; from: string };
export type Letter = { to: string | { name: string; address: string }; subject: string; text: string };

/** Throws where the server does not answer, or does not take it. */
export async function deliver({ url, from }: SmtpServer, letter: Letter): Promise<void> {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // A mail is made of what we write; a template that named a file or an address would have it fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from, ...letter });
  } finally {
    transport.close();
  }
}
