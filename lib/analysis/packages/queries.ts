/** Packages with what everybody makes of them at a moment: those that were saved, and one that only an address holds. */
import "server-only";
import { standingsOf } from "@/lib/analysis/standing";
import { sourcesIn } from "@/lib/evidence/queries";
import { lineageEdgesIn } from "@/lib/lineage/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { type PackageView, packagesIn, packageStepsIn } from "@/lib/packages/queries";
import type { Choice } from "@/lib/packages/rules";
import { partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { positionsIn } from "@/lib/positions/queries";
import type { ReadAt } from "@/lib/record/reading";
import { linkagesIn, statusesHeldIn, termsIn } from "@/lib/terms/queries";
import { type AskedPackage, buildPackage, nothingAsked, termsWorded } from "./build-package";
import { choiceInWords, choicesInWords } from "./choice-words";
import { movesInWords } from "./compare-packages";
import { judgePackage, type JudgedPackage } from "./judge-package";
import { exampleInWords } from "./example";
import { outgrownIn } from "./outgrown";
import type { PackageFacts } from "./package-facts";
import { outcomeInWords, restInWords } from "./package-words";
import { wordingsOffered, wordsIn } from "./wordings";

/** A package with what comes of it. */
export type TestedPackage = {
  choices: readonly Choice[];
  judged: JudgedPackage;
  /** What is chosen of each term, in words, by term. */
  words: ReadonlyMap<string, string>;
  /** What comes of it, as a sentence. */
  outcome: string;
  rest: string[];
};

/** Every package in force, each tested. */
export async function readingPackages({ actor, negotiation, moment }: Opened) {
  return asActor(actor, async (tx) => {
    const packages = await packagesIn(tx, negotiation.id, moment);
    if (packages.length === 0) {
      const statuses = await statusesHeldIn(tx, negotiation.id, moment);
      const held = new Map(statuses.map((each) => [each.termId, each]));
      return { packages: [], example: exampleInWords(await termsIn(tx, negotiation.id, moment), held) };
    }
    const facts = await factsIn(tx, negotiation.id, moment);
    const words = await wordsIn(
      tx,
      negotiation.id,
      moment,
      packages.flatMap(({ choices }) => choices),
      facts,
    );
    const all = { ...facts, ...words };
    return { packages: packages.map((each) => ({ ...each, tested: tested(each.choices, all) })), example: null };
  });
}

/** One package, how it came to be, and what comes of it; null: there is none for this reader. */
export async function packagePage({ actor, negotiation, moment }: Opened, packageId: string) {
  return asActor(actor, async (tx) => {
    const steps = await packageStepsIn(tx, negotiation.id, moment, packageId);
    if (steps.length === 0) return null;
    const view: PackageView | null =
      (await packagesIn(tx, negotiation.id, moment)).find(({ id }) => id === packageId) ?? null;
    const facts = await factsIn(tx, negotiation.id, moment);
    const choices = steps.flatMap((step) => step.choices);
    const words = await wordsIn(tx, negotiation.id, moment, choices, facts);
    const all = { ...facts, ...words };
    const termOf = (id: string) => facts.terms.find((term) => term.id === id);
    const edges = view ? await lineageEdgesIn(tx, negotiation.id, moment) : [];
    return {
      view,
      outgrown: view ? outgrownIn(view.choices, facts, edges, view.record.seq) : [],
      steps: steps.map((step) => ({ ...step, inWords: choicesInWords(step.choices, termOf, all) })),
      facts: all,
      tested: view && tested(view.choices, all),
      sources: await sourcesIn(tx, negotiation.id, moment),
    };
  });
}

/** What the address has chosen, tested; with the wordings that the term looked at can be given. */
export async function builtPackage(
  { actor, negotiation, moment }: Opened,
  asked: AskedPackage & { of: string | null },
) {
  return asActor(actor, async (tx) => {
    const facts = await factsIn(tx, negotiation.id, moment);
    const offered = await wordingsOffered(tx, negotiation.id, moment, termsWorded(asked, facts.terms));
    const built = buildPackage(asked, { terms: facts.terms, ...offered });
    const saved = asked.of ? await packagesIn(tx, negotiation.id, moment) : [];
    const revised = saved.find(({ record }) => record.id === asked.of) ?? null;
    const chosen = [...built.choices, ...(revised?.choices ?? [])];
    const all = { ...facts, ...(await wordsIn(tx, negotiation.id, moment, chosen, facts)) };
    const now = tested(built.choices, all);
    const edges = await lineageEdgesIn(tx, negotiation.id, moment);
    return {
      ...{ built, offered, revised, facts: all, tested: now },
      outgrown: outgrownIn(built.choices, facts, edges, null),
      /** What it brings about that the saved package it began from does not. */
      moves: revised ? movesInWords(tested(revised.choices, all).judged, now.judged) : [],
    };
  });
}

/** Saved packages and, where the address holds one, that which nobody saved; each tested, as asked for. */
export async function packagesBeside(opened: Opened, packageIds: readonly string[], choose: string | null) {
  const { actor, negotiation, moment } = opened;
  return asActor(actor, async (tx) => {
    const all = await packagesIn(tx, negotiation.id, moment);
    // Asked for none, it begins with the first ones.
    const ids = packageIds.length > 0 || choose ? packageIds : all.slice(0, 3).map(({ id }) => id);
    const saved = ids.flatMap((id) => all.find((each) => each.id === id) ?? []);
    const facts = await factsIn(tx, negotiation.id, moment);
    const asked = { ...nothingAsked, choose };
    const offered = await wordingsOffered(tx, negotiation.id, moment, termsWorded(asked, facts.terms));
    const { choices } = buildPackage(asked, { terms: facts.terms, ...offered });
    const words = await wordsIn(
      tx,
      negotiation.id,
      moment,
      [...saved.flatMap((each) => each.choices), ...choices],
      facts,
    );
    const test = (each: readonly Choice[]) => tested(each, { ...facts, ...words });
    return {
      all,
      facts,
      saved: saved.map((each) => ({ ...each, tested: test(each.choices) })),
      unsaved: choices.length > 0 ? test(choices) : null,
    };
  });
}

export function tested(choices: readonly Choice[], facts: PackageFacts): TestedPackage {
  const judged = judgePackage(choices, facts);
  return {
    choices,
    judged,
    words: new Map(judged.choices.map(({ term, choice }) => [term.id, choiceInWords(choice, term, facts)])),
    outcome: outcomeInWords(judged),
    rest: restInWords(judged),
  };
}

/** What a package is tested against, but for the words of wordings, which most packages have none of. */
async function factsIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const terms = await termsIn(tx, negotiationId, at);
  const ids = new Set(terms.map(({ id }) => id));
  const linkages = await linkagesIn(tx, negotiationId, at);
  const held = await statusesHeldIn(tx, negotiationId, at);
  const facts = {
    terms,
    statuses: new Map(held.map(({ termId, status, note, record }) => [termId, { status, note, since: record }])),
    linkages: linkages.filter(({ fromTermId, toTermId }) => ids.has(fromTermId) && ids.has(toTermId)),
    parties: await partiesIn(tx, negotiationId, at),
    positions: await positionsIn(tx, negotiationId, at),
  };
  return { ...facts, standings: standingsOf(facts) };
}
