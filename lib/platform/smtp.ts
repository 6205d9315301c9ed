/** Hands a mail to an SMTP server; for the app and for the commands beside it. */
import { createTransport } from "nodemailer";
import MailComposer from "nodemailer/lib/mail-composer";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { isThisMachine } from "./this-machine";

export type SmtpServer = { url: string; from: string };
export type Letter = {
  to: string | { name: string; address: string };
  subject: string;
  text: string;
  html?: string;
  /** In angle brackets. Where a mail comes twice after all, a mailbox that knows it by this shows it once. */
  messageId?: string;
  headers?: Record<string, string>;
  /** An event for the reader's calendar. */
  icalEvent?: { method: "request" | "cancel"; filename: string; content: string };
};

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
// A mail is made of what we write; a template that named a file or an address would have it fetched.
const closed = { disableFileAccess: true, disableUrlAccess: true };

/**
 * By `smtp://` a server elsewhere has to begin TLS before it is told anything: whoever is on the way could leave the offer
 * out of its greeting. Its certificate is checked, as it is by `smtps://`. `?ignoreTLS=true` says that none is wanted.
 */
export function encryptionTo(url: string): { requireTLS: boolean } {
  const { protocol, hostname, searchParams } = new URL(url);
  const isOpen = searchParams.get("ignoreTLS") === "true" || isThisMachine(hostname);
  return { requireTLS: protocol === "smtp:" && !isOpen };
}

/** Throws where the server does not answer, or does not take it. */
export async function deliver({ url, from }: SmtpServer, letter: Letter): Promise<void> {
  const transport = createTransport({ url, ...encryptionTo(url), ...patience, ...closed });
  try {
    await transport.sendMail({ from, ...letter });
  } finally {
    transport.close();
  }
}

/** The server has said that it does not take the mail; `isForGood`: nor would it later. */
export class MailRefused extends Error {
  constructor(
    message: string,
    readonly isForGood: boolean,
  ) {
    super(message);
    this.name = "MailRefused";
  }
}

/**
 * Hands a mail over so that it is known whether it may have gone: `begin` is asked once the server listens and before it is
 * told anything of the mail, and nothing is handed over where it says no ("left"). "unknown": the connection was lost in
 * the middle. Throws a MailRefused where the server said no, and another error where it could not be reached; in both
 * cases it has not gone.
 */
export async function handOver(
  { url, from }: SmtpServer,
  letter: Letter,
  begin: () => Promise<boolean>,
): Promise<"sent" | "unknown" | "left"> {
  const message = new MailComposer({ from, ...letter, ...closed }).compile();
  const raw = await message.build();
  const { auth, ...server } = parseConnectionUrl(url) as SMTPConnection.Options & {
    auth?: { user: string; pass: string };
  };
  const connection = new SMTPConnection({ ...server, ...encryptionTo(url), ...patience });
  const step = (work: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => {
      const lost = () => reject(new Error("the mail server closed the connection"));
      connection.once("error", reject).once("end", lost);
      work((error) => {
        connection.off("error", reject).off("end", lost);
        if (error) reject(error);
        else resolve();
      });
    });
  // An error that comes when nothing is awaited has nothing to say any more.
  connection.on("error", () => {});
  try {
    await step((done) => connection.connect(done));
    if (auth?.user) await step((done) => connection.login({ credentials: auth }, done));
    if (!(await begin())) return "left";
    try {
      await step((done) => connection.send(message.getEnvelope(), raw, done));
      return "sent";
    } catch (error) {
      const { responseCode, message: said } = error as Error & { responseCode?: number };
      if (!responseCode) return "unknown";
      throw new MailRefused(said, responseCode >= 500);
    }
  } finally {
    connection.close();
  }
}
