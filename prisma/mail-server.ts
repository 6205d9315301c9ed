/** A mail server for the tests: real SMTP that keeps what it is given. */
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type MailServer = {
  /** Its address, with the name and the password that it takes; it takes mail without them, too. */
  url: string;
  /** What came so far for this address. */
  mailsTo: (email: string) => ParsedMail[];
  close: () => Promise<void>;
};

/** Listens on loopback, on the port or on one of its own. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    authOptional: true,
    onAuth: ({ username, password }, _session, answer) => {
      if (username === "parley" && password === "open sesame") answer(null, { user: username });
      else answer(new Error("no such user"));
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `smtp://parley:open%20sesame@127.0.0.1:${taken}`,
    mailsTo: (email) =>
      mails.filter(({ to }) => [to ?? []].flat().some(({ value }) => value.some(({ address }) => address === email))),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
