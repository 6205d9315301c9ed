/** What a row of a table can be taken in as, and what its columns may say of it. A browser may run this file. */
import { levelLabels, sourceKindLabels } from "@/lib/evidence/rules";
import { partyKindLabels, partyRoleLabels } from "@/lib/parties/rules";
import { stanceLabels } from "@/lib/positions/rules";
import { nearestStance, stanceSynonyms } from "@/lib/positions/rules/stance-words";
import { unsaidAxisLabels } from "@/lib/positions/rules/unsaid-axis";
import { basisLabels, reliabilityLabels } from "@/lib/record/rules";
import { trackLabels } from "@/lib/rounds/rules";
import { termKindLabels } from "@/lib/terms/rules";

export const tableNouns = ["positions", "parties", "terms", "rounds", "sources"] as const;
export type TableNoun = (typeof tableNouns)[number];

export const tableNounLabels: Record<TableNoun, string> = {
  positions: "a position of a party on a term",
  parties: "a party",
  terms: "a term of the agreement",
  rounds: "a round of talks",
  sources: "a source",
};

/** What a value may name: something on record. */
export const namedKinds = ["party", "term", "round", "source"] as const;
export type NamedKind = (typeof namedKinds)[number];

export type TableField = {
  key: string;
  label: string;
  /** `names`: it names something on record. `options`: one of these, by its label or its key. Else it is taken as written. */
  names?: NamedKind;
  options?: Readonly<Record<string, string>>;
  /** What else the options go by, and the option that a word with a slip in it was, where that has rules of its own. */
  synonyms?: Readonly<Record<string, readonly string[]>>;
  nearest?: (value: string) => string | null;
  isRequired?: boolean;
  /** What it is where no column says it. */
  usual?: string;
  /** It may be said once for all rows. */
  isForAll?: boolean;
  /** What a row can mean that leaves it empty, which is asked once for all rows where it matters. */
  whenEmpty?: { asked: string; group: string; options: Readonly<Record<string, string>> };
  /** Headings by which it is known: see `headingAsKnown`. */
  headings: readonly string[];
};

const field = (
  key: string,
  label: string,
  headings: readonly string[],
  more: Partial<TableField> = {},
): TableField => ({
  key,
  label,
  headings: [...new Set([label.toLowerCase(), key.toLowerCase(), ...headings])],
  ...more,
});

/** How a table heads the column that names a term, by its number before its title. */
const ofTerms = ["term number", "term no", "term title", "term name", "article number", "article no"];

const since = field(
  "heldFrom",
  "Since",
  ["date", "since", "held from", "held since", "from", "valid from", "day", "when", "date held", "as of", "start date"],
  {
    isForAll: true,
  },
);

const cited: readonly TableField[] = [
  field("sourceId", "Source", ["reference", "document"], { names: "source", isForAll: true }),
  field("credibility", "Credibility", ["credibility of the claim"], {
    options: { "1": "1", "2": "2", "3": "3", "4": "4", "5": "5", "6": "6" },
    usual: "6",
    isForAll: true,
  }),
  field("locator", "Where in the source", ["page", "locator", "roll call"]),
  field("quote", "Quote", ["quotation", "passage"]),
];

export const tableFields: Record<TableNoun, readonly TableField[]> = {
  positions: [
    field("termId", "Term", [...ofTerms, "article", "clause", "item", "issue", "provision", "topic"], {
      names: "term",
      isRequired: true,
      isForAll: true,
    }),
    field(
      "partyId",
      "Party",
      ["party name", "party code", "country", "actor", "delegation", "state", "member", "country name", "country code"],
      {
        names: "party",
        isRequired: true,
        isForAll: true,
      },
    ),
    field("stance", "Stance", ["position", "vote", "view", "opinion"], {
      ...{ options: stanceLabels, synonyms: stanceSynonyms, nearest: nearestStance, isRequired: true },
    }),
    since,
    field("basis", "Basis", ["how known"], {
      options: basisLabels,
      isRequired: true,
      usual: "reported",
      isForAll: true,
    }),
    field("confidence", "Confidence", ["how sure"], {
      options: levelLabels,
      isRequired: true,
      usual: "medium",
      isForAll: true,
    }),
    field("salience", "Salience", ["importance"], { options: levelLabels }),
    field("why", "Why", ["reason", "explanation", "comment", "note", "notes"]),
    field("intervals", "On the axis", ["value", "values", "interval"], {
      whenEmpty: { asked: "Rows that say nothing of the axis", group: "On the axis", options: unsaidAxisLabels },
    }),
    field("condition", "If", ["condition", "conditions"]),
    ...cited,
  ],
  parties: [
    field("name", "Name", ["party", "party name", "country", "actor", "member", "country name"], { isRequired: true }),
    field("code", "Code", ["party code", "iso", "iso2", "iso3", "country code", "abbreviation"], { isRequired: true }),
    field("kind", "Kind", ["type"], { options: partyKindLabels, isRequired: true, usual: "state", isForAll: true }),
    field("role", "Part in the talks", ["part", "role"], {
      options: partyRoleLabels,
      isRequired: true,
      usual: "negotiating",
      isForAll: true,
    }),
    field("blocId", "Bloc", ["group", "coalition"], { names: "party" }),
    field("note", "Note", ["notes", "comment"]),
    since,
  ],
  terms: [
    field("number", "Number", ["no", "nr", "term number", "term no", "article", "article number", "article no"], {
      isRequired: true,
    }),
    field("title", "Title", ["term", "name", "heading", "subject", "term title", "term name"], { isRequired: true }),
    field("kind", "Kind", ["type"], { options: termKindLabels, isRequired: true, usual: "paragraph", isForAll: true }),
    field("parentId", "Under", ["parent", "part of", "chapter"], { names: "term", isForAll: true }),
    field("summary", "Summary", ["description", "text", "about"]),
    since,
  ],
  rounds: [
    field("number", "Number", ["no", "nr", "round number", "round no"], { isRequired: true }),
    field("title", "Title", ["round", "name", "round title", "round name"], { isRequired: true }),
    field("venue", "Where", ["venue", "place", "city"], { isRequired: true, isForAll: true }),
    field("timeZone", "Time zone", ["zone", "tz"], { isRequired: true, isForAll: true }),
    field("track", "Track", [], { options: trackLabels, isRequired: true, usual: "track_1", isForAll: true }),
    since,
  ],
  sources: [
    field("title", "Title", ["name", "document", "headline"], { isRequired: true }),
    field("publisher", "Publisher", ["outlet", "newspaper", "author"]),
    field("kind", "Kind", ["type"], { options: sourceKindLabels, isRequired: true, usual: "document", isForAll: true }),
    field("published", "Published", ["date", "publication date"]),
    field("url", "Address", ["url", "link"]),
    field("reliability", "Reliability", ["grade"], {
      options: reliabilityLabels,
      isRequired: true,
      usual: "F",
      isForAll: true,
    }),
    field("origin", "Rests on", ["origin"], { isRequired: true, isForAll: true }),
    field("note", "Note", ["notes", "comment"]),
  ],
};

export function fieldOf(noun: TableNoun, key: string): TableField | null {
  return tableFields[noun].find((each) => each.key === key) ?? null;
}
