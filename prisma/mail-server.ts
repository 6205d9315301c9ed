/** A mail server for the tests: real SMTP that keeps what it is given. */
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type MailServer = {
  /** Its address, with the name and the password that it takes; it takes mail without them, too. */
  url: string;
  /** What came so far for this address. */
  mailsTo: (email: string) => ParsedMail[];
  /** What happens before it greets, and before it answers to a mail that has come whole: an error is what it answers. */
  ways: { greet: () => Promise<void>; answer: () => Promise<Error | null> };
  close: () => Promise<void>;
};

/** Listens on loopback, on the port or on one of its own. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const ways: MailServer["ways"] = { greet: () => Promise.resolve(), answer: () => Promise.resolve(null) };
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    authOptional: true,
    onConnect: (_session, greet) => {
      ways.greet().then(() => greet(), greet);
    },
    onAuth: ({ username, password }, _session, answer) => {
      if (username === "parley" && password === "open sesame") answer(null, { user: username });
      else answer(new Error("no such user"));
    },
    onData: (stream, _session, done) => {
      simpleParser(stream)
        .then(async (mail) => {
          const refusal = ways.answer();
          mails.push(mail);
          const error = await refusal;
          // What was refused has not come.
          if (error) mails.splice(mails.indexOf(mail), 1);
          done(error);
        })
        .catch(done);
    },
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `smtp://parley:open%20sesame@127.0.0.1:${taken}`,
    mailsTo: (email) =>
      mails.filter(({ to }) => [to ?? []].flat().some(({ value }) => value.some(({ address }) => address === email))),
    ways,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
