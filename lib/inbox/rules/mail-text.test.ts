import { describe, expect, it } from "vitest";
import { instantIn } from "./mail-setting";
import { type MailItem, type MailTold, mailText } from "./mail-text";

const item: MailItem = {
  negotiation: "Doha",
  subject: { kind: "term", name: "1.4 Residual presence", isGone: false },
  reason: "followed",
  entries: [{ person: "Ruth", did: "recorded a status", detail: "agreed", at: new Date("2026-11-30T08:00:00Z") }],
  more: 2,
  url: "https://parley.example/term",
};
const told = (more: Partial<MailTold> = {}): MailTold => ({
  ...{
    to: "Amir",
    kind: "at_once",
    items: [item],
    rest: 0,
    hasMarked: false,
    language: "en-GB",
    timeZone: "Asia/Qatar",
  },
  ...{ inboxUrl: "https://parley.example/inbox", settingsUrl: "https://parley.example/account#mail" },
  unsubscribeUrl: "https://parley.example/unsubscribe/x",
  ...more,
});
const subjectOf = (more: Partial<MailTold>) => mailText(told(more)).subject;

describe("what a mail says", () => {
  it("is headed by the one thing it tells, or by how many", () => {
    expect(subjectOf({})).toBe("New on what you follow: 1.4 Residual presence");
    expect(subjectOf({ items: [{ ...item, reason: "assigned" }] })).toBe("Ruth asks you: 1.4 Residual presence");
    expect(subjectOf({ rest: 3 })).toBe("4 things want your attention");
    expect(subjectOf({ items: [], hasMarked: true })).toBe("Something waits in your Parley inbox");
    expect(subjectOf({ kind: "daily", hasMarked: true })).toBe("Your day in Parley: 2 things");
    const name = "two\r\nBcc: all@example.org";
    expect(subjectOf({ items: [{ ...item, subject: { ...item.subject, name } }] })).not.toMatch(/[\r\n]/);
  });

  it("says the same in plain text, by the reader's clocks", () => {
    expect(mailText(told({ rest: 1, hasMarked: true })).text).toBe(`Hello Amir,

New on what you follow: 1.4 Residual presence
in Doha
- Ruth recorded a status: agreed (Mon, 30 Nov 2026, 11:00)
  and 2 changes before
https://parley.example/term

One more thing waits in your inbox.

Something that is marked waits in your inbox, too. A mail does not say what.

Your inbox: https://parley.example/inbox

-- 
You get this because of what you chose under Account in Parley. Times are those of Asia/Qatar.
Change it: https://parley.example/account#mail
No more such mail: https://parley.example/unsubscribe/x
`);
  });

  it("never takes what somebody wrote for markup", () => {
    const entries = [{ person: `<img src="x">`, did: "said", detail: `</li><script>'&`, at: new Date(0) }];
    const { html } = mailText(told({ to: "<b>", items: [{ ...item, negotiation: `"><i>`, entries }] }));
    expect(html).not.toMatch(/<img|<script|<i>|Hello <bdi><b>/);
    expect(html).toContain("&lt;/li&gt;&lt;script&gt;&#39;&amp;");
  });

  it("writes dates in the reader's manner", () => {
    const at = new Date("2026-11-30T23:30:00Z");
    expect(instantIn("en-US", "Asia/Kabul", at)).toMatch(/Tue, Dec 1, 2026, 04:00\s?AM/u);
    expect(instantIn("de", "UTC", at)).toBe("Mo., 30. Nov. 2026, 23:30");
  });
});
