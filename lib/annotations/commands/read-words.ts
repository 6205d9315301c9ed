/** What is said in a remark or a reply, as its row keeps it: with whom it mentions and what it links to. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { addresseesIn } from "../queries-addressees";
import { linkablesIn, linkedIn } from "../queries-links";
import { keptWords, linkOf, linkOffers, linksById, writtenMarks } from "../rules/links";
import { cutAtMarks, marksOf } from "../rules/marks";
import { mentionMarks, mentionsIn } from "../rules/mentions";

/** What a row keeps of what is said. */
export type KeptWords = {
  body: string;
  mentionedIds: string[];
  mentionMarks: string[];
  linkedIds: string[];
  linkMarks: string[];
};

/** The record of what is written anew. */
type Before = Omit<KeptWords, "body">;

export type ReadWords = (body: string, compartmentId: string | null, before?: Before) => Promise<KeptWords>;

/**
 * Reads what is said in words of a marking. Of the members who may read it, those are mentioned whom it names; a name of
 * anybody else is a word like others, and nothing tells its writer whether there is such a person. What it links to, all
 * its readers have to see: an open remark never names something hidden. What stood in the words before stays linked,
 * whatever became of it. What can be meant is looked up once, however much is read.
 */
export function wordsReader(context: CommandContext): ReadWords {
  const membersOnce = once(() => addresseesIn(context.tx, context.member.negotiationId));
  const linksOnce = once(() => linksTo(context));

  return async (body, compartmentId, before) => {
    const mentioned = before ? marksOf(before.mentionedIds, before.mentionMarks) : [];
    const readers = (body.includes("@") ? await membersOnce() : []).filter(
      ({ compartmentIds }) => compartmentId === null || compartmentIds.includes(compartmentId),
    );
    const links = body.includes("#")
      ? linksOffered(await linksOnce(), {
          body,
          compartmentId,
          linked: before ? await linkedBefore(context, before) : new Map(),
        })
      : noLinks;
    const marks = [...mentionMarks(readers, mentioned).map(({ mark }) => mark), ...links.marks];
    const parts = cutAtMarks(body, marks);
    const mentions = mentionsIn(parts, readers, mentioned);
    const kept = keptWords(parts, links.idOf);
    return {
      body: kept.body,
      mentionedIds: mentions.map(({ id }) => id),
      mentionMarks: mentions.map(({ mark }) => mark),
      linkedIds: kept.links.map(({ id }) => id),
      linkMarks: kept.links.map(({ mark }) => mark),
    };
  };
}

/** Looks up only where it is asked, and then once. */
function once<Found>(look: () => Promise<Found>): () => Promise<Found> {
  let found: Promise<Found> | undefined;
  return () => {
    found ??= look();
    return found;
  };
}

type Links = { marks: string[]; idOf: (mark: string) => string | null };

const noLinks: Links = { marks: [], idOf: () => null };

type Linking = {
  body: string;
  compartmentId: string | null;
  /** What it linked before, by how that is written. */
  linked: ReadonlyMap<string, string>;
};

/** Every way in which a link can stand in the words, and what it then links. */
function linksOffered(linkables: LinksTo, { body, compartmentId, linked }: Linking): Links {
  const [seenByAll, seenByWriter] = [linkables(compartmentId), linkables("own")];
  const byId = new Map(linksById(body).map(({ mark, id }) => [mark, id]));
  const mayStand = new Set([...linked.values(), ...seenByAll.values()]);
  const seen = new Set(seenByWriter.values());
  return {
    marks: [linked, seenByAll, seenByWriter, byId].flatMap((marks) => [...marks.keys()]),
    idOf: (mark) => {
      const id = [linked, seenByAll, seenByWriter, byId].map((marks) => marks.get(mark)).find(Boolean);
      if (id === undefined || mayStand.has(id)) return id ?? null;
      if (!seen.has(id)) throw new NotFound("There is no such position or source in this negotiation.", "body");
      throw new Refusal(
        `Not everybody who may read this may see “${mark.slice(1)}”. Leave out what is marked.`,
        "body",
      );
    },
  };
}

/** What those who read words of a marking can be shown, by how a link to it is written; `"own"`: the writer. */
type LinksTo = (marking: string | null | "own") => ReadonlyMap<string, string>;

async function linksTo({ tx, member, now }: CommandContext): Promise<LinksTo> {
  const linkables = await linkablesIn(tx, member.negotiationId, now);
  const found = new Map<string | null, ReadonlyMap<string, string>>();
  return (marking) => {
    const known = found.get(marking);
    if (known) return known;
    const { ids, ...named } = linkables(marking);
    const offers = linkOffers(named).map(({ label }, place) => [linkOf(label), ids[place] ?? ""] as const);
    const made = new Map(offers);
    found.set(marking, made);
    return made;
  };
}

/** What a remark linked before it is written anew, by how that stands in the box in which it is. */
async function linkedBefore({ tx, member }: CommandContext, before: Before): Promise<Map<string, string>> {
  const linked = await linkedIn(tx, member.negotiationId, null, [before]);
  const links = marksOf(before.linkedIds, before.linkMarks);
  const written = writtenMarks(links.map(({ id, mark }) => ({ mark, label: linked.get(id)?.label ?? null })));
  return new Map(links.map(({ id, mark }) => [written.get(mark) ?? mark, id]));
}
