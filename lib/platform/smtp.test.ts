import { afterAll, beforeAll, expect, it } from "vitest";
import { type MailServer, startMailServer } from "@/prisma/mail-server";
import { deliver } from "./smtp";

let mails: MailServer;
beforeAll(async () => {
  mails = await startMailServer();
});
afterAll(() => mails.close());

it("what somebody is called, or a subject says, begins no header and no other letter", async () => {
  const broken = "Eve\r\nBcc: other@parley.example\r\n\r\n.\r\nMAIL FROM:<x@parley.example>";
  const letter = { to: { name: broken, address: "eve@parley.example" }, subject: broken, text: "Hello." };
  await deliver({ url: mails.url, from: "Parley <parley@parley.example>" }, letter);
  expect(mails.mailsTo("other@parley.example")).toEqual([]);
  const [came] = mails.mailsTo("eve@parley.example");
  expect(came?.text?.trim()).toBe("Hello.");
  expect(came?.bcc).toBeUndefined();
  expect(came?.headerLines.map(({ key }) => key)).not.toContain("bcc");
});
