/** The notes of a session before they are filed: their author's alone, whoever else asks. */
import { isAtLeast } from "@/lib/platform/member";
import type { Caller, Input } from "@/e2e/fixtures";
import type { Listed } from "./listed";
import type { Props } from "./inputs";
import { withValueAt } from "./schema-paths";
import { make, roleOf, type Stage } from "./stage";

/** Notes that can be filed, with something in every field that takes an id. */
export function notes(props: Props): Input {
  const entries: [string, Input][] = [
    [
      "position",
      {
        partyId: props.party.id,
        termId: props.term.id,
        stance: "supports",
        basis: "reported",
        confidence: "low",
        sourceId: props.source.id,
        credibility: "2",
      },
    ],
    [
      "statement",
      {
        text: "No decision.",
        capacity: "official",
        basis: "public",
        speakerId: props.delegate.id,
        partyId: props.party.id,
        termIds: props.term.id,
      },
    ],
    ["question", { text: "Would they?", partyId: props.party.id, termId: props.term.id }],
    ["pause", { byPartyIds: props.party.id, why: "w" }],
  ];
  return {
    roundId: props.round.id,
    roundNumber: "",
    roundTitle: "",
    track: "track_1",
    opensRound: false,
    title: "A sitting",
    format: "bilateral",
    venue: "Doha",
    timeZone: "Asia/Qatar",
    held: "25 Feb 2019",
    isDateInferred: false,
    level: null,
    levelNote: "n",
    compartmentId: null,
    agenda: [props.term.id],
    asks: [{ questionId: props.question.id, answer: "" }],
    attendance: [{ partyId: props.party.id, delegateId: props.delegate.id, level: "senior", isHead: true, note: "n" }],
    newcomers: [
      {
        key: "new",
        partyId: props.party.id,
        name: "A newcomer",
        title: "t",
        level: "working",
        isHead: false,
        note: "n",
      },
    ],
    blocks: [
      {
        kind: "line",
        key: "line",
        time: "09:30",
        text: "@Ruritania sits.",
        mentions: [{ mark: "@Ruritania", kind: "party", id: props.party.id }],
      },
      ...entries.map(([command, fields]) => ({ kind: "entry", key: command, command, fields })),
    ],
  };
}

/** Where ids stand in the fields of an entry, which the schema takes for text. */
export const entryIds: readonly { entry: string; field: string; names: "party" | "term" | "delegate" | "source" }[] = [
  { entry: "position", field: "partyId", names: "party" },
  { entry: "position", field: "termId", names: "term" },
  { entry: "position", field: "sourceId", names: "source" },
  { entry: "statement", field: "speakerId", names: "delegate" },
  { entry: "statement", field: "partyId", names: "party" },
  { entry: "statement", field: "termIds", names: "term" },
  { entry: "question", field: "partyId", names: "party" },
  { entry: "question", field: "termId", names: "term" },
  { entry: "pause", field: "byPartyIds", names: "party" },
];

/** The notes with this id at the path; of what only a correction has, as one that corrects that. */
export function withIdAt(content: Input, path: string, id: string): Input {
  if (path.startsWith("corrects.")) return { ...content, corrects: { sessionId: id, recordId: id } };
  const recorded = { kind: "recorded", key: "recorded", noun: "position", recordId: id };
  if (path === "blocks[].recordId") return { ...content, blocks: [...(content.blocks as Input[]), recorded] };
  return withValueAt(content, path, id) ?? content;
}

/** The notes with this value in a field of their entry of that command. */
export function withEntryField(content: Input, entry: string, field: string, value: string): Input {
  const blocks = content.blocks as { key: string; fields?: Input }[];
  return {
    ...content,
    blocks: blocks.map((block) =>
      block.key === entry ? { ...block, fields: { ...block.fields, [field]: value } } : block,
    ),
  };
}

/** Such notes of a session that opens a round of its own, since a round opens once. */
export async function notesOfNewRound(stage: Stage): Promise<Input> {
  return { ...notes(stage.props.open), roundId: (await make(stage, "round", "open")).id, opensRound: true };
}

/** A draft of the writer's own, as a later act on it names it. */
export async function startDraft(stage: Stage, writer: Caller, content: Input): Promise<Input> {
  const { draftId = "" } = await writer.must("draft.start", { negotiationId: stage.id, content });
  return { negotiationId: stage.id, draftId };
}

type Begin = (stage: Stage, writer: Caller) => Promise<Input>;

const newNotes: Begin = async (stage, writer) => startDraft(stage, writer, await notesOfNewRound(stage));

/** Notes that their writer has discarded. */
const discarded: Begin = async (stage, writer) => {
  const draft = await newNotes(stage, writer);
  await writer.must("draft.discard", { ...draft, version: 1 });
  return draft;
};

/** A correction of a session of its own. */
const correction: Begin = async (stage, writer) => {
  const { recordId } = await make(stage, "session", "open");
  const { draftId = "" } = await writer.must("draft.correct", { negotiationId: stage.id, recordId });
  return { negotiationId: stage.id, draftId };
};

/** An act on a draft: of one's own where it is open, of somebody else's where it is not. */
const onDraft = (more: (stage: Stage) => Input, begin = newNotes): Listed => ({
  needs: "recorder",
  isMarked: true,
  isAuthorsAlone: true,
  input: async (stage, marking, asker) => {
    const role = roleOf(stage, asker);
    const isWriter = marking !== "outside" && role !== null && isAtLeast({ role }, "recorder");
    return { ...(await begin(stage, isWriter ? asker : stage.founder)), ...more(stage) };
  },
});

export const draftCommands: Record<string, Listed> = {
  "draft.start": {
    needs: "recorder",
    isMarked: false,
    isAsTyped: /^content[.]/,
    input: async (stage) => ({ negotiationId: stage.id, content: notes(stage.props.open) }),
  },
  "draft.begin": {
    needs: "recorder",
    isMarked: true,
    input: async (stage, marking) => ({
      negotiationId: stage.id,
      roundId: stage.props[marking].round.id,
      title: "A sitting",
      held: "25 Feb 2019",
    }),
  },
  "draft.save": {
    ...onDraft((stage) => ({ version: 1, content: notes(stage.props.open) })),
    isAsTyped: /^content[.]/,
  },
  // An update that changes nothing, as Yjs encodes it.
  "draft.write": onDraft(() => ({ update: "AAA=" })),
  "draft.share": {
    ...onDraft(() => ({ isOpen: true })),
    triedWith: { "writerIds[]": { isOpen: false, writerIds: [""] }, writerIds: { isOpen: false, writerIds: [""] } },
  },
  "draft.discard": onDraft(() => ({ version: 1 })),
  "draft.restore": onDraft(() => ({}), discarded),
  "draft.correct": {
    needs: "recorder",
    isMarked: true,
    input: async (stage, marking) => ({
      negotiationId: stage.id,
      recordId: (await make(stage, "session", marking)).recordId,
    }),
  },
  "draft.catch_up": onDraft(() => ({ version: 1 }), correction),
  "draft.take_questions": {
    ...onDraft((stage) => ({ questions: [{ questionId: stage.props.open.question.id }] })),
    triedWith: {
      "questions[].partyId": { questions: [{ text: "Would they?", partyId: "" }] },
      "questions[].termId": { questions: [{ text: "Would they?", termId: "" }] },
      "questions[].compartmentId": { questions: [{ text: "Would they?", compartmentId: "" }] },
    },
  },
  "draft.raise_questions": {
    triedWith: { "questions[].compartmentId": { questions: [{ text: "Would they?", compartmentId: "" }] } },
    ...onDraft(({ props }) => ({
      questions: [
        { questionId: props.open.question.id },
        {
          text: "Would they?",
          partyId: props.open.party.id,
          termId: props.open.term.id,
          settles: "Whether.",
        },
      ],
    })),
  },
  "session.file": onDraft(() => ({ version: 1 })),
};
