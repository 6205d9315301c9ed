/** Positions and sources linked in what is said: how they are written, kept, offered and read. */
import { cutAtMarks, type Mark, type SaidPart } from "./marks";

/** Where a link leads. */
export type LinkTarget = { kind: "source"; id: string } | { kind: "position"; partyId: string; termId: string };

/** A link as one reader sees it. */
export type LinkView = {
  mark: string;
  /** What it is called now; null: it is not on record for this reader. */
  label: string | null;
  target: LinkTarget | null;
  /** What became of it since it was linked, where that wants to be said. Moved: it is held of another term now. */
  since: "changed" | "moved" | "taken_back" | null;
};

/** What stands where a link is that its reader may not follow. */
export const unseenRecord = "a record that you may not see";

/** How a link to what is called so is written. */
export function linkOf(label: string): string {
  return `#${label}`;
}

export function positionLabel(party: { name: string }, term: { number: string; title: string }): string {
  return `${party.name} on ${term.number} ${term.title}`;
}

/** What can be linked. Of a long agreement it is every party on every term, so each is named once. */
export type Linkables = {
  parties: { name: string; code: string }[];
  terms: { id: string; number: string; title: string }[];
  /** By their places in the lists above. */
  positions: { party: number; term: number }[];
  /** `about`: what tells it apart, its publisher and date. */
  sources: { title: string; about: string }[];
};

/** What can be linked, as it is offered. Of what is called alike the second is called "Report (2)". */
export type LinkOffer = {
  kind: "position" | "source";
  label: string;
  hint: string;
  keywords: string[];
  /** What a position is on. */
  termId: string | null;
};

/** The positions, then the sources, in the order given. */
export function linkOffers({ parties, terms, positions, sources }: Linkables): LinkOffer[] {
  const taken = new Set<string>();
  const apart = (label: string) => {
    let own = label;
    for (let count = 2; taken.has(own); count += 1) own = `${label} (${count})`;
    taken.add(own);
    return own;
  };
  return [
    ...positions.flatMap((position): LinkOffer[] => {
      const [party, term] = [parties[position.party], terms[position.term]];
      if (!party || !term) return [];
      const keywords = [`${party.code} ${term.number} ${term.title}`, `${term.number} ${party.name}`];
      return [{ kind: "position", label: apart(positionLabel(party, term)), hint: "", keywords, termId: term.id }];
    }),
    ...sources.map(
      ({ title, about }): LinkOffer => ({
        ...{ kind: "source", label: apart(title), hint: about, keywords: [about], termId: null },
      }),
    ),
  ];
}

/** The positions on this term before all others: who speaks of its words most likely means one of them. */
export function nearFirst<Offer extends Pick<LinkOffer, "termId">>(
  offers: readonly Offer[],
  termId: string | null,
): Offer[] {
  const isNear = (offer: Offer) => termId !== null && offer.termId === termId;
  return [...offers.filter(isNear), ...offers.filter((offer) => !isNear(offer))];
}

/** A link given by the id of what it links, as another program writes it: "#" and the id. */
export function linksById(body: string): Mark[] {
  const uuid = /#([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\p{L}\p{M}\p{N}_])/giu;
  return [...body.matchAll(uuid)].map(([mark, id = ""]) => ({ id: id.toLowerCase(), mark }));
}

/**
 * The words as they are kept, with "#1", "#2" in the place of the links, and what each of those stands for. `idOf` tells
 * what a mark links; null: it is no link. A number that is written in the words themselves stands for nothing.
 */
export function keptWords(
  parts: readonly SaidPart[],
  idOf: (mark: string) => string | null,
): { body: string; links: Mark[] } {
  const read = parts.map(({ text, mark }) => ({ text, id: mark === null ? null : idOf(mark) }));
  const said = read.map(({ text, id }) => (id === null ? text : " ")).join("");
  const links = new Map<string, Mark>();
  let number = 0;
  const body = read.map(({ text, id }) => {
    if (id === null) return text;
    const known = links.get(id);
    if (known) return known.mark;
    do number += 1;
    while (said.includes(linkOf(`${number}`)));
    const link = { id, mark: linkOf(`${number}`) };
    links.set(id, link);
    return link.mark;
  });
  return { body: body.join(""), links: [...links.values()] };
}

/** How each link stands in a box to be written anew, by its mark: what is called alike is told apart by a number. */
export function writtenMarks(links: readonly Pick<LinkView, "mark" | "label">[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    links.map(({ mark, label }) => {
      if (label === null) return [mark, mark];
      let own = linkOf(label);
      for (let count = 2; taken.has(own); count += 1) own = linkOf(`${label} (${count})`);
      taken.add(own);
      return [mark, own];
    }),
  );
}

/** What was said, as its writer writes it anew. */
export function writtenWords(body: string, links: readonly Pick<LinkView, "mark" | "label">[]): string {
  const written = writtenMarks(links);
  return wordsWith(body, written, (mark) => written.get(mark) ?? mark);
}

/** What was said, in plain words: each link by what it is called for this reader. */
export function plainWords(body: string, links: readonly Pick<LinkView, "mark" | "label">[]): string {
  const labels = new Map(links.map(({ mark, label }) => [mark, label ?? unseenRecord]));
  return wordsWith(body, labels, (mark) => labels.get(mark) ?? mark);
}

/** The same as it is written, for other programs: taken in again, it links again. */
export function toldWords(body: string, links: readonly Pick<LinkView, "mark" | "label">[]): string {
  const labels = new Map(links.map(({ mark, label }) => [mark, label === null ? unseenRecord : linkOf(label)]));
  return wordsWith(body, labels, (mark) => labels.get(mark) ?? mark);
}

function wordsWith(body: string, marks: ReadonlyMap<string, unknown>, say: (mark: string) => string): string {
  return cutAtMarks(body, [...marks.keys()])
    .map(({ text, mark }) => (mark === null ? text : say(mark)))
    .join("");
}
