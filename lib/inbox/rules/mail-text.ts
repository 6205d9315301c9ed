/** What a mail about an inbox says, as plain text and as HTML. What others wrote becomes text and never markup. */
import type { SubjectKind } from "@/lib/following/rules/subjects";
import { stripNotation } from "@/lib/text/print-brackets";
import type { InboxReason } from "./inbox";
import { type DateLanguage, instantIn } from "./mail-setting";

export type MailItem = {
  negotiation: string;
  subject: { kind: SubjectKind; name: string | null; isGone: boolean };
  reason: InboxReason;
  entries: readonly { person: string; did: string; detail: string | null; at: Date }[];
  /** How many came before those. */
  more: number;
  /** Where it is read; absolute. */
  url: string;
};

export type MailTold = {
  to: string;
  kind: "at_once" | "daily";
  items: readonly MailItem[];
  /** How many subjects there are besides. */
  rest: number;
  /** Whether something that waits is marked. Of that a mail says nothing else, not even how much it is. */
  hasMarked: boolean;
  language: DateLanguage;
  timeZone: string;
  inboxUrl: string;
  settingsUrl: string;
  unsubscribeUrl: string;
};

/** In letters: a mail is to be read at a glance. */
const mostOfDetail = 300;

export function mailText(told: MailTold): { subject: string; text: string; html: string } {
  return { subject: subjectOf(told), text: plainOf(told), html: htmlOf(told) };
}

/** One line, whatever the names in it hold. */
function subjectOf({ kind, items, rest, hasMarked }: MailTold): string {
  const count = items.length + rest;
  const [only] = items;
  const all = count + (hasMarked ? 1 : 0);
  if (kind === "daily") return `Your day in Parley: ${all === 1 ? "one thing" : `${all} things`}`;
  if (count === 0) return "Something waits in your Parley inbox";
  if (count > 1 || !only) return `${count} things want your attention`;
  return `${headOf(only)}: ${subjectName(only)}`.replace(/\s+/g, " ");
}

function headOf({ reason, entries }: MailItem): string {
  const person = entries[0]?.person ?? "Somebody";
  if (reason === "assigned") return `${person} asks you`;
  if (reason === "mentioned") return `${person} mentions you`;
  return reason === "replied" ? "New where you took part" : "New on what you follow";
}

function subjectName({ subject, negotiation }: MailItem): string {
  if (subject.kind === "negotiation") return negotiation;
  if (subject.name === null) return "something that is no longer on record for you";
  const name = subject.kind === "thread" ? `a remark on “${cut(stripNotation(subject.name))}”` : subject.name;
  return subject.isGone ? `${name}, taken back` : name;
}

const cut = (text: string) => (text.length > mostOfDetail ? `${text.slice(0, mostOfDetail).trimEnd()}…` : text);

const before = (more: number) => `and ${more === 1 ? "one change" : `${more} changes`} before`;

const restInWords = (rest: number) =>
  `${rest === 1 ? "One more thing waits" : `${rest} more things wait`} in your inbox.`;

const markedInWords = (isAlone: boolean) =>
  `Something that is marked waits in your inbox${isAlone ? "" : ", too"}. A mail does not say what.`;

const why = "You get this because of what you chose under Account in Parley.";

function plainOf(told: MailTold): string {
  const { to, items, rest, hasMarked, language, timeZone, inboxUrl, settingsUrl, unsubscribeUrl } = told;
  const blocks = items.map((item) =>
    [
      `${headOf(item)}: ${subjectName(item)}`,
      `in ${item.negotiation}`,
      ...item.entries.map(({ person, did, detail, at }) => {
        return `- ${person} ${did}${detail ? `: ${cut(detail)}` : ""} (${instantIn(language, timeZone, at)})`;
      }),
      ...(item.more > 0 ? [`  ${before(item.more)}`] : []),
      item.url,
    ].join("\n"),
  );
  if (rest > 0) blocks.push(restInWords(rest));
  if (hasMarked) blocks.push(markedInWords(items.length === 0));
  return `${[
    `Hello ${to},`,
    ...blocks,
    `Your inbox: ${inboxUrl}`,
    `-- \n${why} Times are those of ${timeZone}.\nChange it: ${settingsUrl}\nNo more such mail: ${unsubscribeUrl}`,
  ].join("\n\n")}\n`;
}

function htmlOf(told: MailTold): string {
  const { to, items, rest, hasMarked, language, timeZone, inboxUrl, settingsUrl, unsubscribeUrl } = told;
  const blocks = items.map((item) => {
    const entries = item.entries.map(({ person, did, detail, at }) => {
      const said = detail ? html`: <bdi>${cut(detail)}</bdi>` : html``;
      return html`<li><b><bdi>${person}</bdi></b> ${did}${said} <small>${instantIn(language, timeZone, at)}</small></li>`;
    });
    const more = item.more > 0 ? html`<li>${before(item.more)}</li>` : html``;
    return html`<h2 style="font-size:1em;margin:1.5em 0 0">${headOf(item)}: <a href="${item.url}"><bdi>${subjectName(item)}</bdi></a></h2>
<p style="margin:0"><small>in <bdi>${item.negotiation}</bdi></small></p>
<ul style="margin:.25em 0 0;padding-inline-start:1.25em">${entries}${more}</ul>
`;
  });
  const notes = [
    ...(rest > 0 ? [html`<p>${restInWords(rest)}</p>`] : []),
    ...(hasMarked ? [html`<p>${markedInWords(items.length === 0)}</p>`] : []),
  ];
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
<body style="font-family:sans-serif;line-height:1.45;max-width:36em">
<p>Hello <bdi>${to}</bdi>,</p>
${blocks}${notes}<p style="margin-top:1.5em"><a href="${inboxUrl}">Open your inbox</a></p>
<hr>
<p><small>${why} Times are those of ${timeZone}. <a href="${settingsUrl}">Change it</a> or <a href="${unsubscribeUrl}">get no more such mail</a>.</small></p>
</body></html>
`.markup;
}

class Markup {
  constructor(readonly markup: string) {}
}

/** Markup whose values are text, or markup that was made the same way. */
function html(parts: TemplateStringsArray, ...values: readonly (string | Markup | readonly Markup[])[]): Markup {
  const shown = (value: string | Markup | readonly Markup[]): string => {
    if (value instanceof Markup) return value.markup;
    return typeof value === "string" ? escaped(value) : value.map(shown).join("");
  };
  return new Markup(
    parts.map((part, place) => part + (place < values.length ? shown(values[place] ?? "") : "")).join(""),
  );
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
