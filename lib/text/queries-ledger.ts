/** What is and was in brackets: who holds the words back, since when, and what became of it. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { ReadAt } from "@/lib/record/reading";
import type { Tx } from "@/lib/platform/database";
import { roundsIn, sessionsIn } from "@/lib/rounds/queries";
import { termsIn } from "@/lib/terms/queries";
import type { LedgerRound } from "./ledger/burn-down";
import { bracketLedger, type LedgerEntry, type LedgerMoment, type LedgerVersion } from "./ledger/ledger";
import { clauseHistoryIn, sponsorsIn } from "./queries";
import { remembered } from "./remembered";

/** Enough for the clauses of some large agreements. */
const ledgerOf = remembered(6000, (versions: readonly LedgerVersion[]) => bracketLedger(versions));

/** The wording that opened a bracket or closed it; `session` is null where none is on record. */
export type BracketMoment = LedgerMoment & {
  number: number;
  validText: string;
  validInferred: boolean;
  compartmentId: string | null;
  session: { id: string; title: string } | null;
};

export type BracketOnRecord = Omit<LedgerEntry, "openedIn" | "closedIn"> & {
  term: { id: string; number: string; title: string };
  language: string;
  openedIn: BracketMoment;
  closedIn: BracketMoment | null;
};

/**
 * Every bracket that the reader may see, by term and then in the order of their opening, and the rounds that have begun in
 * their order. A term is read in English, or in the language of its first wording where it has none in English.
 */
export async function bracketsOnRecord({ actor, negotiation, moment }: Opened) {
  const { terms, history, sessions, ...read } = await asActor(actor, async (tx) => {
    const held = await sessionsIn(tx, negotiation.id, moment);
    return {
      terms: await termsIn(tx, negotiation.id, moment),
      history: await clauseHistoryIn(tx, negotiation.id, moment),
      sessions: held,
      rounds: await ledgerRounds(tx, negotiation.id, moment, held),
      sponsors: await sponsorsIn(tx, negotiation.id, moment),
    };
  });
  const titles = new Map(sessions.map(({ id, title }) => [id, title]));
  const ofTerm = new Map(terms.map(({ id }): [string, Version[]] => [id, []]));
  for (const version of history) ofTerm.get(version.termId)?.push(version);
  return { ...read, brackets: terms.flatMap((term) => bracketsOf(term, ofTerm.get(term.id) ?? [], titles)) };
}

type Version = Awaited<ReturnType<typeof clauseHistoryIn>>[number];

function bracketsOf(
  { id, number, title }: BracketOnRecord["term"],
  history: readonly Version[],
  titles: ReadonlyMap<string, string>,
): BracketOnRecord[] {
  const language = (history.find((version) => version.language === "en") ?? history[0])?.language ?? "en";
  const versions = history.filter((version) => version.language === language);
  if (!versions.some(({ text }) => text.includes("["))) return [];
  const byId = new Map(versions.map((version) => [version.id, version]));
  const momentOf = (moment: LedgerMoment): BracketMoment => {
    const { sessionId } = moment;
    const version = byId.get(moment.versionId);
    const sessionTitle = sessionId === null ? undefined : titles.get(sessionId);
    return {
      ...moment,
      number: version?.number ?? 0,
      validText: version?.record.validText ?? "",
      validInferred: version?.record.validInferred ?? false,
      compartmentId: version?.compartmentId ?? null,
      session: sessionId !== null && sessionTitle !== undefined ? { id: sessionId, title: sessionTitle } : null,
    };
  };
  const entries = ledgerOf(
    versions.map(({ id: versionId, text, record: { validFrom, recordedAt, sessionId } }) => ({
      ...{ id: versionId, text, validFrom, recordedAt, sessionId },
    })),
  );
  return entries.map((entry) => ({
    ...entry,
    term: { id, number, title },
    language,
    openedIn: momentOf(entry.openedIn),
    closedIn: entry.closedIn && momentOf(entry.closedIn),
  }));
}

export type LedgerRoundView = LedgerRound & { number: number; title: string };

/** A round begins when it was opened or, where that is not on record, with its first session. */
async function ledgerRounds(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  sessions: readonly { id: string; roundId: string; record: { validFrom: Date } }[],
): Promise<LedgerRoundView[]> {
  const rounds = await roundsIn(tx, negotiationId, at);
  return rounds
    .flatMap(({ id, number, title, events }) => {
      const own = sessions.filter(({ roundId }) => roundId === id);
      const opened = (events.find(({ event }) => event === "opened") ?? own[0])?.record.validFrom;
      return opened ? [{ id, number, title, opened, sessionIds: own.map((session) => session.id) }] : [];
    })
    .sort((one, other) => one.opened.getTime() - other.opened.getTime());
}
