/** The agreement as it is worded, with what else was proposed; and what is said of it in the margin. */
import { annotationKindLabels } from "@/lib/annotations/rules";
import { toldWords } from "@/lib/annotations/rules/links";
import { termStatusLabels } from "@/lib/terms/rules";
import { inReadingOrder, languageName } from "@/lib/text/languages";
import type { Block, Line } from "../rules/brief";
import { dayOf, type Material, say, type Writing } from "./material";

export function textBlocks({ facts, earlier, sponsors }: Material, to: Writing): Block[] {
  const { terms, wordings, options, statuses } = facts;
  const blocks: Block[] = [];
  if (earlier)
    blocks.push({
      kind: "paragraph",
      line: [
        say(
          `Words that came since ${dayOf(earlier.since)} are underlined, words that went are struck through.`,
          "quiet",
        ),
      ],
    });
  const above = new Set(terms.map(({ parentId }) => parentId));
  for (const term of terms) {
    const own = wordings.filter(({ termId }) => termId === term.id);
    const were = earlier?.wordings.filter(({ termId }) => termId === term.id) ?? [];
    const status = statuses.get(term.id);
    const languages = inReadingOrder([...new Set([...own, ...were].map(({ language }) => language))]);
    const [only, ...others] = languages;
    // Of one wording in English there is nothing to say above it, and what it rests on stands with the title.
    const isPlain = others.length === 0 && (only === undefined || only === "en");
    const restOf = (language: string | undefined) => {
      const now = own.find((each) => each.language === language);
      const was = were.find((each) => each.language === language);
      return [...(now ? to.cited(now.record) : []), ...to.marked(now?.record, was?.record)];
    };
    blocks.push({
      kind: "heading",
      line: [
        say(`${term.number} ${term.title}`),
        ...(status ? [say(` ${termStatusLabels[status.status].toLowerCase()}`, "quiet")] : []),
        ...to.marked(term.record, status?.record),
        ...(isPlain ? restOf(only) : []),
      ],
    });
    for (const language of languages) {
      const now = own.find((each) => each.language === language);
      const was = were.find((each) => each.language === language);
      if (!isPlain)
        blocks.push({
          kind: "paragraph",
          line: [
            say(`${languageName(language)}${now?.translatesId ? ", a translation" : ""}`, "quiet"),
            ...restOf(language),
          ],
        });
      const clause = { kind: "clause" as const, language, text: now?.text ?? "" };
      const told = (now ?? was)?.record;
      blocks.push(
        earlier && told
          ? {
              ...{ ...clause, was: was?.text ?? "" },
              ...{ since: dayOf(earlier.since), recordedAt: told.recordedAt.toISOString() },
            }
          : { ...clause, was: null },
      );
    }
    if (languages.length === 0 && !above.has(term.id))
      blocks.push({ kind: "paragraph", line: [say("No wording is on record.", "quiet")] });
    for (const option of options.filter(({ termId }) => termId === term.id)) {
      const by = sponsors.filter(({ partyId }) => option.sponsorIds.includes(partyId)).map(({ name }) => name);
      const line: Line = [
        say(option.label, "strong"),
        ...(by.length > 0 ? [say(`, proposed by ${by.join(", ")}`, "quiet")] : []),
        ...to.cited(option.record),
        ...to.marked(option.record),
      ];
      blocks.push({ kind: "paragraph", line }, { kind: "clause", language: "en", text: option.text, was: null });
    }
  }
  return blocks;
}

export function remarksBlocks({ facts, threads }: Material, to: Writing): Block[] {
  return facts.terms.flatMap((term): Block[] => {
    const own = threads.filter(({ termId }) => termId === term.id);
    if (own.length === 0) return [];
    return [
      { kind: "heading", line: [say(`${term.number} ${term.title}`), ...to.marked(term.record)] },
      {
        kind: "list",
        items: own.map((thread): Line => {
          const { quote, author, kind, record, replies, assignee, body, links } = thread;
          const words = `${annotationKindLabels[kind].toLowerCase()} of ${author}, ${dayOf(record.validText.slice(0, 10))}`;
          const last = replies.at(-1);
          const answered = last ? ` ${last.author} replied: ${toldWords(last.body, last.links)}` : "";
          return [
            say(`“${quote}” `, "quiet"),
            say(toldWords(body, links)),
            say(` (${words}${assignee ? `, to be looked into by ${assignee.name}` : ""})`, "quiet"),
            say(answered),
            ...to.marked(record, ...replies.map((reply) => reply.record)),
          ];
        }),
      },
    ];
  });
}
