/** What the palette has to choose from, for the words typed so far. Pure. */
import { validate } from "uuid";
import { type Reading, recordHref } from "@/components/logbook/recordHref";
import { hrefWith } from "@/components/ui/hrefWith";
import type { Shortcut } from "@/components/ui/keySequence";
import { listed, matching } from "@/lib/platform/matching";
import { paths } from "@/lib/platform/paths";
import type { Offer } from "@/lib/search/queries-offers";
import { keptOf, keptTarget, namedNouns } from "@/lib/search/rules/kept";
import { foundNouns } from "@/lib/search/rules/nouns";
import { ownActs, ownPlaces } from "./ownPlaces";

/** What was chosen, without a name and without the clocks: a page by its path, something on record by its id. */
export type Recent = { kind: "page"; path: string } | { kind: (typeof namedNouns)[number]; id: string };

/**
 * Reads what a browser has kept of it. By hand: it comes with every page, and a library of schemas, also a small one, would
 * be a seventh of what the browser loads.
 */
export const recentInput = {
  safeParse: (given: unknown): { data?: Recent[] } =>
    Array.isArray(given) && given.length <= mostKept && given.every(isRecent) ? { data: given } : {},
};

/** More than are shown: an older Parley may have kept them. */
const mostKept = 8;

function isRecent(given: unknown): given is Recent {
  if (typeof given !== "object" || given === null || !("kind" in given)) return false;
  const { kind } = given;
  if (kind === "page") return "path" in given && typeof given.path === "string";
  return namedNouns.some((noun) => noun === kind) && "id" in given && validate(given.id);
}

const mostRecent = 6;

export type Place = { label: string; href: string; keywords?: readonly string[] };

export type PaletteProps = {
  /** The negotiation and the moment that it is read at; null: the page is of none. */
  reading: Reading | null;
  /** Pages of the negotiation that no key leads to. */
  places?: readonly Place[];
  /** Other negotiations, and what is not of this one. */
  elsewhere: readonly Place[];
};

/** What is done on the page, or gone to from it. */
export type Act = Pick<Shortcut, "href" | "press" | "onPress">;

export type Choice = {
  id: string;
  group: string;
  label: string;
  hint: string;
  keywords?: readonly string[];
  keys?: string;
  href?: string;
  act?: Act;
  /** What is kept of it. */
  kept?: Recent;
  /** It was found for the words before: it is seen, and no key takes it. */
  isOld?: boolean;
};

type Sources = {
  words: string;
  recent: readonly Recent[];
  /** By id, what the record calls what was chosen before; what is missing is not offered. */
  names: ReadonlyMap<string, string>;
  shortcuts: readonly Shortcut[];
  offers: readonly Offer[];
  /** Whether the offers are those of the words before. */
  isSearching: boolean;
  /** Pages of the negotiation that no key leads to. */
  places: readonly Place[];
  elsewhere: readonly Place[];
  /** The negotiation, and the moment that it is read at; null: the page is of none. */
  reading: Reading | null;
  searchHref: string;
};

/** In groups, in the order in which they are shown. */
export function choicesFor(sources: Sources): Choice[] {
  const { words, shortcuts, offers, isSearching, places, elsewhere, reading, searchHref } = sources;
  const offered = (group: string, each: readonly Omit<Choice, "group">[]) => {
    const found = matching(
      words,
      each.map((choice) => ({ ...choice, group })),
    );
    return words ? found : listed(found).shown;
  };
  // The palette itself is none of what it offers.
  const known = shortcuts.filter(({ keys }) => keys !== "/");
  const pages = pagesOf(known, places);
  const acts = known.flatMap((act) =>
    act.href !== undefined || !(act.press || act.onPress)
      ? []
      : [{ ...foundBy(act), id: `act ${act.keys}`, keys: act.keys, act }],
  );
  const own = words === "" ? [] : ownActs.map((act) => ({ ...foundBy(act), id: `own ${act.label}`, act }));
  const choices = [
    ...offered("Recent", recentChoices(sources, pages)),
    ...offered("Go to", pages),
    ...offered("On this page", acts),
    ...offered("For you", own),
    ...(reading === null ? [] : offers).map(({ id, kind, label, hint, target }) => ({
      ...{ id, group: "In the record", label, hint: `${capital(foundNouns[kind].one)}${hint ? ` · ${hint}` : ""}` },
      ...{ href: reading ? recordHref(reading, target) : "", kept: keptOf(kind, target) ?? undefined },
      isOld: isSearching,
    })),
    ...offered(
      "Elsewhere",
      [...elsewhere, ...(words === "" ? [] : ownPlaces)].map((place) => ({
        ...{ ...foundBy(place), id: `elsewhere ${place.href}`, href: place.href },
      })),
    ),
  ];
  if (!words) return choices;
  const { asOf = null, knownAt = null } = reading?.moment.params ?? {};
  const found = [
    ...(reading === null
      ? []
      : [{ id: "all", label: `Everything that holds “${words}”`, href: hrefWith(searchHref, { q: words }) }]),
    {
      id: "everywhere",
      label: `Search all negotiations for “${words}”`,
      href: hrefWith(paths.searchEverywhere(), { q: words, asOf, knownAt }),
    },
  ];
  return [...choices, ...found.map((each) => ({ ...each, group: "Search", hint: "" }))];
}

/** The pages that keys lead to, then the others of the negotiation. */
function pagesOf(known: readonly Shortcut[], places: readonly Place[]): Omit<Choice, "group">[] {
  const choiceOf = (place: Place, keys?: string): Omit<Choice, "group"> => ({
    ...{ ...foundBy(place), id: `page ${keys ?? place.label}`, href: place.href },
    ...(keys ? { keys } : {}),
    kept: { kind: "page", path: withoutClocks(place.href) },
  });
  const byKey = known.flatMap(({ keys, href, ...each }) =>
    href === undefined ? [] : choiceOf({ ...each, href }, keys),
  );
  const isKeyed = ({ label, href }: Place) => byKey.some((each) => each.href === href && each.label === label);
  return [...byKey, ...places.filter((place) => !isKeyed(place)).map((place) => choiceOf(place))];
}

function foundBy({ label, keywords }: { label: string; keywords?: readonly string[] | undefined }) {
  return { label: capital(label), hint: "", ...(keywords ? { keywords } : {}) };
}

/** At the moment that is read now, under the name that it has by then. */
function recentChoices({ recent, names, reading }: Sources, pages: readonly Omit<Choice, "group">[]) {
  return recent.flatMap((kept): Omit<Choice, "group">[] => {
    if (kept.kind === "page") {
      const page = pages.find(({ href = "" }) => withoutClocks(href) === kept.path);
      return page?.href ? [{ id: `recent ${kept.path}`, label: page.label, hint: "", href: page.href, kept }] : [];
    }
    const label = names.get(kept.id);
    if (label === undefined || !reading) return [];
    return [{ id: `recent ${kept.id}`, label, hint: "", href: recordHref(reading, keptTarget(kept)), kept }];
  });
}

/** What was chosen last comes first, once. */
export function withRecent(recent: readonly Recent[], chosen: Recent): Recent[] {
  const key = (each: Recent) => (each.kind === "page" ? each.path : each.id);
  return [chosen, ...recent.filter((each) => key(each) !== key(chosen))].slice(0, mostRecent);
}

/** The place of the one that Enter takes: the active one, or the next that is not old; -1 where there is none. */
export function takenOf(choices: readonly Choice[], active: number): number {
  const from = Math.max(0, Math.min(active, choices.length - 1));
  const isTaken = ({ isOld }: Choice) => !isOld;
  const next = choices.slice(from).findIndex(isTaken);
  return next < 0 ? choices.findLastIndex(isTaken) : from + next;
}

/** The place a step further, round the ends and past what is old. */
export function steppedFrom(choices: readonly Choice[], active: number, step: 1 | -1): number {
  for (let taken = 1; taken <= choices.length; taken++) {
    const place = (((active + step * taken) % choices.length) + choices.length) % choices.length;
    if (!choices[place]?.isOld) return place;
  }
  return active;
}

/** An address at whichever moment. */
function withoutClocks(href: string): string {
  const { pathname, searchParams, hash } = new URL(href, "https://parley.invalid");
  for (const clock of ["asOf", "knownAt"]) searchParams.delete(clock);
  return pathname + (searchParams.size > 0 ? `?${searchParams}` : "") + hash;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
