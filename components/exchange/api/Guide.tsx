/** How the API is used: what is the same of every operation, once. */
import type { ReactNode } from "react";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { paths } from "@/lib/platform/paths";
import { CodeBlock, Told } from "./Code";

export type Limits = {
  /** Of a token, and what comes back a second. */
  atOnce: number;
  perSecond: number;
  /** Of the items of a list. */
  usualItems: number;
  mostItems: number;
};

type Part = { id: string; title: string; body: (limits: Limits, at: string) => ReactNode };

const parts: readonly Part[] = [
  {
    id: "token",
    title: "A token",
    body: () => (
      <p>
        Make one under{" "}
        <Link className="link" href={paths.account}>
          Account, Tokens for programs
        </Link>
        : say what it may (read, write), in which negotiations, and until when. It is shown once. It acts as you and
        sees what you see, no more; what it records says in the activity that it came by it. It makes no other token and
        touches no account. Whoever wants it gone ends it there, at once.
      </p>
    ),
  },
  {
    id: "first-request",
    title: "A first request",
    body: (_, at) => (
      <>
        <p>Your negotiations, each with the slug that further addresses take:</p>
        <CodeBlock>{`curl -H "Authorization: Bearer $TOKEN" "${at}/api/v1/negotiations"`}</CodeBlock>
        <p>And a command, sent as JSON:</p>
        <CodeBlock>
          {`curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -H "Idempotency-Key: $(uuidgen)" \\
  -d '{"negotiationId": "…", "text": "The talks could break off."}' \\
  "${at}/api/v1/commands/risk.record"`}
        </CodeBlock>
        <p>
          <Told>
            A page in a browser may ask by its reader's cookie; what it writes then has to come from this site.
          </Told>
        </p>
      </>
    ),
  },
  {
    id: "clocks",
    title: "Two clocks",
    body: () => (
      <p>
        <Told>
          {
            "A record holds since a day, and was recorded on one. `?asOf=2019-02-27` reads what held then, `?knownAt=2019-02-28` only what was on record by then; both together say what one would have read on that day. Left out, it is the negotiation's present. An answer names both the series (`id`, which stays) and the very record (`recordId`, which a correction supersedes)."
          }
        </Told>
      </p>
    ),
  },
  {
    id: "pages",
    title: "Lists, page by page",
    body: ({ usualItems, mostItems }) => (
      <p>
        <Told>
          {`A list gives \`items\` and \`next\`: the address of the next page, to be asked as it stands, or null at the end. The same is in \`Link: rel="next"\`. \`?limit=\` asks for up to ${mostItems} at once, ${usualItems} if left out. A cursor is good for the list that gave it; where what it went on after is gone, the answer is 400, and the list begins anew. What is a view and no list, as the timeline and the search, says itself how to go on.`}
        </Told>
      </p>
    ),
  },
  {
    id: "etags",
    title: "What has not changed",
    body: () => (
      <p>
        <Told>
          {
            "Each read has a strong `ETag`. Sent back as `If-None-Match`, it is answered 304 and without a body as long as nothing that its reader sees has changed. A command takes `If-Match` with the `recordId` (or the `version`) that was read, in quotes: it runs only if that is still what stands, and is answered 412 with both versions otherwise."
          }
        </Told>
      </p>
    ),
  },
  {
    id: "idempotency",
    title: "Sent twice, done once",
    body: () => (
      <p>
        <Told>
          {
            "A command under an `Idempotency-Key`, up to 255 characters such as a UUID, runs once; sent again, it gives what it gave. The key is kept for good. Something else under it is refused (422), and a run that changed nothing leaves it free. Commands that are on no record, drafts and the inbox among them, take no key."
          }
        </Told>
      </p>
    ),
  },
  {
    id: "limits",
    title: "How much, how often",
    body: ({ atOnce, perSecond }) => (
      <p>
        <Told>
          {`A token may ask ${atOnce} times at once, and ${perSecond} times a second after that. \`RateLimit\` says how many are left; beyond them the answer is 429, with \`Retry-After\` in seconds. A body holds up to 1 MB.`}
        </Told>
      </p>
    ),
  },
];

/** Where on the page each part is, for the list at its head. */
export const guideParts = parts.map(({ id, title }) => ({ id, title }));

/** `at`: how this installation is reached. */
export function Guide({ limits, at }: { limits: Limits; at: string }) {
  return (
    <div className="gap-x-12 lg:columns-2">
      {parts.map(({ id, title, body }) => (
        <Section key={id} id={id} title={title} className="mb-8 scroll-mt-4 break-inside-avoid">
          <div className="grid gap-2">{body(limits, at)}</div>
        </Section>
      ))}
    </div>
  );
}
