/** A small negotiation with something of every kind in it, some of it marked, and words that a spreadsheet could run. */
import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { questionNoun } from "@/lib/evidence/commands/question";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { statementNoun } from "@/lib/evidence/commands/statement";
import { makeCompartment } from "@/lib/negotiations/commands/members";
import type { Opened } from "@/lib/negotiations/queries";
import { partyNoun } from "@/lib/parties/commands/party";
import type { Actor } from "@/lib/platform/actor";
import { type Command, execute } from "@/lib/platform/command";
import { positionNoun } from "@/lib/positions/commands/position";
import { roundNoun } from "@/lib/rounds/commands/round";
import { roundEventNoun } from "@/lib/rounds/commands/round-event";
import { termNoun } from "@/lib/terms/commands/term";
import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { type MomentParams, parseMoment } from "@/lib/time/moment";
import type { Owner } from "./fixtures";
import { must, newTeam } from "./team-fixtures";

const timeZone = "Asia/Qatar";
export const outPresent = "2019-02-28";

/** What a spreadsheet would run if it were let, and what it would take apart. */
export const formula = '=HYPERLINK("https://elsewhere.example","Look, here")';
export const pashto = "ټول بهرني ځواکونه به له افغانستان څخه ووځي.";
export const firstWords = "All forces shall leave within eighteen months.";
export const laterWords =
  "All forces shall leave within [fourteen]^US months, *without* exception{{As told on 20 February.}}.";
export const markedWords = "A marked question about the deadline?";

export type OutStage = Awaited<ReturnType<typeof outStage>>;

/** The founder is in the compartment "Core"; the reader is not. */
export async function outStage(owner: Owner) {
  const team = await newTeam(owner, { reader: "reader" }, { present: outPresent });
  const { negotiationId, people } = team;
  const { founder } = people;
  const record = async <Value>(command: Command, input: object): Promise<Value> =>
    must(await execute(command, founder, { negotiationId, heldFrom: "2019-02-01", ...input })) as Value;

  const { sourceId } = await record<{ sourceId: string }>(sourceNoun.record, {
    ...{ title: "Talks go on", publisher: "A newspaper", kind: "press", published: "2019-02-20" },
    ...{ reliability: "B", origin: "Two officials" },
  });
  const citations = [{ sourceId, credibility: 2, locator: "p. 3", quote: "fourteen months" }];
  const party = async (name: string, code: string) =>
    (
      await record<{ partyId: string }>(partyNoun.record, {
        ...{ name, code, kind: "state", role: "negotiating", isAtTable: true },
      })
    ).partyId;
  const [us, tb] = [await party("United States", "US"), await party("Taliban", "TB")];
  const { termId: articleId } = await record<{ termId: string }>(termNoun.record, {
    ...{ number: "1", title: "Withdrawal", kind: "article" },
  });
  const { termId } = await record<{ termId: string }>(termNoun.record, {
    ...{ number: "1.1", title: "Timetable", kind: "paragraph", parentId: articleId, axisUnit: "months" },
  });
  await record(termStatusNoun.record, { termId, status: "under_discussion" });
  const words = { termId, drafter: "team" };
  await record(clauseVersionNoun.record, { ...words, text: firstWords });
  const { clauseVersionId } = await record<{ clauseVersionId: string }>(clauseVersionNoun.record, {
    ...{ ...words, text: laterWords, heldFrom: "2019-02-20", citations },
  });
  await record(clauseVersionNoun.record, { ...words, text: pashto, language: "ps", heldFrom: "2019-02-20" });
  const hold = (partyId: string, verdict: object, rest: object = {}) =>
    record(positionNoun.record, {
      ...{ partyId, termId, basis: "reported", confidence: "high", intervals: [verdict], citations, ...rest },
    });
  await hold(us, { verdict: "accepts", from: 12, to: 18 }, { stance: "supports" });
  await hold(tb, { verdict: "rejects", from: 60, to: null }, { stance: "rejects", why: "+1 for 6 months" });
  await record(statementNoun.record, {
    ...{ text: formula, partyId: us, capacity: "party", basis: "public", termIds: [termId], citations },
  });
  const core = { name: "Core", meaning: "The negotiators alone." };
  const { id: compartmentId } = must(await execute(makeCompartment, founder, { negotiationId, ...core }));
  await record(questionNoun.record, { text: markedWords, partyId: tb, termId, compartmentId });
  const { roundId } = await record<{ roundId: string }>(roundNoun.record, {
    ...{ number: 5, title: "Doha", venue: "Doha", timeZone, track: "track_1" },
  });
  await record(roundEventNoun.record, { roundId, event: "opened", heldFrom: "2019-02-25" });
  await record(roundEventNoun.record, {
    ...{ roundId, event: "paused", why: "For consultations", heldFrom: "2019-02-27", plannedResumption: "2019-03-02" },
  });
  const quote = "fourteen";
  const start = laterWords.indexOf(quote);
  must(
    await execute(makeAnnotation, founder, {
      ...{
        negotiationId,
        clauseVersionId,
        kind: "concern",
        body: "Too short?",
        start,
        end: start + quote.length,
        quote,
      },
    }),
  );
  return { ...team, termId, articleId, sourceId, clauseVersionId, roundId, compartmentId };
}

/** The negotiation as somebody opens it, with its present on the last day of February 2019. */
export function outOpenedAs(actor: Actor, { negotiationId, slug }: OutStage, params: MomentParams = {}): Opened {
  const place = { timeZone, present: outPresent };
  return {
    actor,
    negotiation: { id: negotiationId, slug, name: "Talks", summary: null, version: 1, ...place },
    member: { userId: actor.userId, negotiationId, role: "reader", ...place },
    moment: parseMoment(params, { zone: timeZone, present: outPresent }, new Date()),
    newestRecordId: null,
  };
}
