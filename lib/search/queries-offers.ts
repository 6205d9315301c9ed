/** The few best of what holds the words typed so far, for a list that offers them. */
import "server-only";
import type { z } from "zod";
import type { RecordTarget } from "@/lib/logbook/rules/record-target";
import { findNegotiation } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { find } from "./queries";
import { namedIn } from "./queries-documents";
import { calledFirst } from "./rules/called";
import { namedNouns } from "./rules/kept";
import { type FoundNoun, foundNouns } from "./rules/nouns";
import { isLetter, readQuery } from "./rules/query";
import { termNumberIn } from "./rules/term-number";
import type { namesInput, offersInput } from "./schema";

export type Offer = {
  id: string;
  kind: FoundNoun;
  label: string;
  /** A few words around what was found, where that is not the label. */
  hint: string;
  target: RecordTarget;
};

const most = { byName: 4, others: 2, all: 14 };
const longestHint = 90;

/** Nothing for who may not read the negotiation, and for words of a single letter. */
export async function offersFor({ slug, words, asOf, knownAt }: z.output<typeof offersInput>): Promise<Offer[]> {
  const opened = await findNegotiation(slug, { ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) });
  const query = readQuery(words, { isTyping: true });
  if (!opened || query.all.every(isLetter)) return [];
  const { groups } = await asActor(opened.actor, (tx) =>
    find(
      tx,
      { negotiationId: opened.negotiation.id, at: opened.moment },
      {
        ...{ query, termNumber: termNumberIn(words), ofEach: most.byName },
      },
    ),
  );
  const isNamed = (noun: FoundNoun) => namedNouns.some((each) => each === noun);
  const inOrder = [...groups].sort((one, other) => Number(isNamed(other.noun)) - Number(isNamed(one.noun)));
  const offers = inOrder
    .flatMap(({ noun, hits }) => hits.slice(0, isNamed(noun) ? most.byName : most.others))
    .flatMap(({ recordId: id, kind, title, snippet, about, target }): Offer[] => {
      if (!target) return [];
      const said =
        snippet?.pieces
          .map(({ text }) => text)
          .join("")
          .replace(/\s+/g, " ") ?? "";
      const name = title?.map(({ text }) => text).join("") ?? about.map((each) => each.name).join(", ");
      const label = name || said.slice(0, longestHint) || foundNouns[kind].one;
      return [{ id, kind, label, hint: name ? said.slice(0, longestHint) : "", target }];
    });
  return calledFirst(offers, words).slice(0, most.all);
}

/**
 * What these are called at the moment, as far as the reader may see them now: a browser keeps of where they went the ids alone,
 * since names are marked, mended and taken back.
 */
export async function namesOf({ slug, ids, asOf, knownAt }: z.output<typeof namesInput>) {
  const opened = await findNegotiation(slug, { ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) });
  if (!opened) return [];
  const named = await asActor(opened.actor, (tx) => namedIn(tx, ids, opened.moment));
  return [...named.values()].map(({ id, name }) => ({ id, name }));
}
