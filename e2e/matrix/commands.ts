/** Every command: who may run it, and an input that would succeed. A command that is not here fails the matrix test. */
import { randomUUID } from "node:crypto";
import { draftCommands } from "./drafts";
import { followingCommands } from "./following";
import { lineageCommands } from "./lineage";
import { reviewCommands } from "./reviews";
import { tableCommands } from "./tables";
import { wordingDraftCommands } from "./wording-drafts";
import { teamCommands } from "./team";
import type { Listed } from "./listed";
import { clauseBegins, commandFor, type Kind, kinds } from "./inputs";
import { isAtLeast } from "@/lib/platform/member";
import type { Caller, Input } from "@/e2e/fixtures";
import { found, inputFor, make, type Marking, roleOf, type Stage } from "./stage";

const recording = (kind: Kind): Listed => ({
  needs: "recorder",
  isMarked: true,
  input: async (stage, marking) => inputFor(stage, kind, marking),
});

/** What is retracted by its record alone; what somebody says is theirs, and a linkage and a round's event need something of their own to stand on. */
const retractable = kinds.filter((kind) => !/^(annotation.*|forecast|linkage|round_event)$/.test(kind));

const retracting = (kind: Kind): Listed => ({
  needs: "recorder",
  isMarked: true,
  input: async (stage, marking) => ({
    negotiationId: stage.id,
    recordId: (await make(stage, kind, marking)).recordId,
    reason: "It is not so.",
  }),
});

const settling = (isResolved: boolean): Listed => ({
  needs: "commenter",
  looksFirst: true,
  isMarked: true,
  input: async (stage, marking) => {
    const input = { negotiationId: stage.id, annotationId: (await make(stage, "annotation", marking)).id };
    if (isResolved) await stage.founder.must("annotation.resolve", input);
    return input;
  },
});

const draftedRemark = { kind: "comment", body: "Unripe", replacement: "" };

const draftedWords = (clauseVersionId: string) => ({
  clauseVersionId,
  start: 0,
  end: clauseBegins.length,
  quote: clauseBegins,
});

/** To a colleague; in a circle that only the founder is in, from one who was in it until just now to nobody. */
async function assigning(stage: Stage, marking: Marking): Promise<Input> {
  const { founder, id, userIds, compartments } = stage;
  const { id: annotationId } = await make(stage, "annotation", marking);
  const given = { negotiationId: id, annotationId, assigneeId: userIds.staff ?? userIds.owner };
  if (marking !== "outside") return given;
  const guest = { negotiationId: id, compartmentId: compartments.outside, userId: given.assigneeId };
  await founder.must("compartment.add_member", guest);
  await founder.must("annotation.assign", given);
  await founder.must("compartment.remove_member", guest);
  return { negotiationId: id, annotationId };
}

/** The asker, where they can say anything there; else the founder. */
function speakerOf(stage: Stage, marking: Marking, asker: Caller): Caller {
  const role = roleOf(stage, asker);
  const isSpeaker = marking !== "outside" && role !== null && isAtLeast({ role }, "commenter");
  return isSpeaker ? asker : stage.founder;
}

/** An act on what the asker said, where they can say anything there; else on what the founder said. */
const onOwnWords = (kind: "annotation" | "annotation_reply" | "forecast", more: Input): Listed => ({
  needs: "commenter",
  looksFirst: true,
  isMarked: true,
  input: async (stage, marking, asker) => {
    const speaker = speakerOf(stage, marking, asker);
    const { recordId = "" } = await speaker.must(commandFor[kind], inputFor(stage, kind, marking));
    return { negotiationId: stage.id, recordId, ...more };
  },
});

/** On what the asker keeps to themselves, where they can keep anything there; else on what the founder keeps. */
const onKept = (inputOf: (kept: { keptId: string }, compartmentId: string | undefined) => Input): Listed => ({
  needs: "commenter",
  isMarked: true,
  input: async (stage, marking, asker) => {
    const { compartmentId, ...said } = inputFor(stage, "forecast", marking);
    const kept = await speakerOf(stage, marking, asker).must<{ keptId: string }>("forecast.keep", said);
    return { negotiationId: stage.id, ...inputOf(kept, compartmentId as string | undefined) };
  },
});

/** An event on a round of its own: a round opens once. */
const roundEvent = async (stage: Stage, marking: Marking) => ({
  roundId: (await make(stage, "round", marking)).id,
});

/** A linkage to a term of its own: two terms are linked once in each way. */
const linkage = async (stage: Stage, marking: Marking) => ({ toTermId: (await make(stage, "term", marking)).id });

const defined = (input: Input): Input =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));

export const commands: Record<string, Listed> = {
  ...draftCommands,
  ...lineageCommands,
  ...followingCommands,
  ...wordingDraftCommands,
  ...reviewCommands,
  ...tableCommands,
  ...teamCommands,
  ...Object.fromEntries(kinds.map((kind) => [commandFor[kind], recording(kind)])),
  ...Object.fromEntries(retractable.map((kind) => [`${kind}.retract`, retracting(kind)])),
  "annotation.make": { ...recording("annotation"), needs: "commenter" },
  "annotation.reply": { ...recording("annotation_reply"), needs: "commenter", looksFirst: true },
  "annotation.correct": onOwnWords("annotation", { kind: "suggestion", body: "b2", replacement: "They" }),
  "annotation.retract": onOwnWords("annotation", { reason: "It is not so." }),
  "annotation_reply.correct": onOwnWords("annotation_reply", { body: "b2" }),
  "annotation_reply.retract": onOwnWords("annotation_reply", { reason: "It is not so." }),
  "forecast.record": { ...recording("forecast"), needs: "commenter" },
  "forecast.correct": onOwnWords("forecast", { why: "w2" }),
  "forecast.retract": onOwnWords("forecast", { reason: "It is not so." }),
  "forecast.keep": {
    needs: "commenter",
    isMarked: true,
    input: async (stage, marking) => {
      const { compartmentId: _, ...said } = inputFor(stage, "forecast", marking);
      return said;
    },
  },
  "forecast.discard": onKept(({ keptId }) => ({ keptId })),
  "forecast.share": onKept(({ keptId }, compartmentId) => ({
    keptIds: [keptId],
    ...(compartmentId ? { compartmentId } : {}),
  })),
  "annotation.resolve": settling(false),
  "annotation.reopen": settling(true),
  "annotation.adopt": {
    needs: "recorder",
    isMarked: true,
    input: async (stage, marking) => ({
      ...inputFor(stage, "clause_version", marking),
      annotationIds: [(await make(stage, "annotation", marking)).id],
    }),
  },
  "annotation.share": {
    needs: "commenter",
    isMarked: true,
    input: async (stage, marking) => {
      const { negotiationId, ...remark } = inputFor(stage, "annotation", marking);
      // Named though it is nothing, so that an id can be tried on it.
      return { negotiationId, remarks: [{ compartmentId: undefined, ...remark }] };
    },
  },
  "annotation.take_in": {
    needs: "commenter",
    isMarked: true,
    input: async (stage, marking) => {
      const { negotiationId, ...remark } = inputFor(stage, "annotation", marking);
      return { negotiationId, remarks: [{ compartmentId: undefined, ...remark }], replies: [] };
    },
  },
  "remark_draft.keep": {
    needs: "commenter",
    isMarked: true,
    input: async (stage, marking) => ({
      ...{ negotiationId: stage.id, version: 0 },
      // Of a wording of its own, since there is one draft of each person on the same words.
      ...draftedWords((await make(stage, "clause_version", marking)).recordId),
      ...draftedRemark,
    }),
  },
  "remark_draft.discard": {
    needs: "commenter",
    isMarked: true,
    input: async (stage, marking) => {
      const { quote: _, ...words } = draftedWords(stage.props[marking].clause_version.recordId);
      return { negotiationId: stage.id, ...words, version: 0 };
    },
  },
  "annotation.assign": { ...settling(false), input: assigning },
  "annotation.place": {
    ...settling(false),
    input: async (stage, marking) => {
      const { id } = await make(stage, "annotation", marking);
      const { recordId } = await make(stage, "clause_version", marking);
      const quote = clauseBegins;
      return {
        negotiationId: stage.id,
        annotationId: id,
        clauseVersionId: recordId,
        start: 0,
        end: quote.length,
        quote,
      };
    },
  },
  "round_event.record": {
    ...recording("round_event"),
    input: async (stage, marking) => ({
      ...inputFor(stage, "round_event", marking),
      ...(await roundEvent(stage, marking)),
    }),
  },
  "round_event.retract": {
    ...retracting("round_event"),
    input: async (stage, marking) => ({
      negotiationId: stage.id,
      recordId: (await make(stage, "round_event", marking, await roundEvent(stage, marking))).recordId,
      reason: "It is not so.",
    }),
  },
  "linkage.record": {
    ...recording("linkage"),
    input: async (stage, marking) => ({ ...inputFor(stage, "linkage", marking), ...(await linkage(stage, marking)) }),
  },
  "linkage.retract": {
    ...retracting("linkage"),
    input: async (stage, marking) => ({
      negotiationId: stage.id,
      recordId: (await make(stage, "linkage", marking, await linkage(stage, marking))).recordId,
      reason: "It is not so.",
    }),
  },
  "term.record_outline": {
    ...recording("term"),
    input: async (stage, marking) => {
      const { negotiationId, compartmentId, citations } = inputFor(stage, "term", marking);
      const text = `${randomUUID().slice(0, 8)}) A part\n  (a) of it`;
      return { ...defined({ negotiationId, compartmentId, citations }), parentId: stage.props[marking].term.id, text };
    },
  },
  "text.take_in": {
    ...recording("clause_version"),
    input: async (stage, marking) => {
      const { termId: _, text: _text, ...input } = inputFor(stage, "clause_version", marking);
      const number = () => randomUUID().slice(0, 8);
      const known = {
        termId: (await make(stage, "term", marking)).id,
        number: number(),
        title: "Known",
        kind: "article",
      };
      const added = { number: number(), title: "Added", kind: "paragraph", parent: 0, note: "n" };
      const options = [{ label: "Sooner", text: "They shall leave at once." }];
      return { ...input, terms: [known, { ...added, text: "They shall leave.", options }] };
    },
  },
  "term.arrange": {
    ...recording("term"),
    input: async (stage, marking) => {
      const { id } = await make(stage, "term", marking);
      return { negotiationId: stage.id, places: [{ termId: id, parentId: stage.props[marking].term.id }] };
    },
  },
  "term_status.record_many": {
    ...recording("term_status"),
    input: async (stage, marking) => {
      const { termId: _, ...input } = inputFor(stage, "term_status", marking);
      return { ...input, termIds: [stage.props[marking].term.id, stage.props[marking].otherTerm.id] };
    },
  },
  "package.record": {
    ...recording("package"),
    input: async (stage, marking) => {
      const input = inputFor(stage, "package", marking);
      const { id: termId } = await make(stage, "term", marking);
      const { id: optionId } = await make(stage, "option", marking, { termId });
      return { ...input, choices: [...(input.choices as Input[]), { termId, optionId }] };
    },
  },
  "source.record": {
    ...recording("source"),
    triedWith: { "citations[].sourceId": { citations: [{ sourceId: "", credibility: 2 }] } },
  },
  "session.record": {
    ...recording("session"),
    triedWith: { "notes[].recordId": { notes: [{ kind: "entry", noun: "position", recordId: "" }] } },
  },
  "act.undo": {
    needs: "commenter",
    isAuthorsAlone: true,
    isMarked: true,
    input: async (stage, marking, asker) => {
      const speaker = speakerOf(stage, marking, asker);
      const undoneId = randomUUID();
      const headers = { origin: speaker.origin, "idempotency-key": undoneId };
      await speaker.run("annotation.make", inputFor(stage, "annotation", marking), headers);
      return { negotiationId: stage.id, undoneId };
    },
  },
  "record.mark": {
    needs: "recorder",
    isMarked: true,
    input: async (stage, marking) => ({
      negotiationId: stage.id,
      // What it names is open, so that it can be opened, too.
      recordIds: [(await make(stage, "figure", marking, { termId: stage.props.open.term.id, citations: [] })).recordId],
      ...(marking === "open" ? { compartmentId: stage.compartments.inside } : {}),
      reason: "It is not for everybody.",
    }),
  },
  "audit.check": {
    needs: "reader",
    isMarked: false,
    input: async ({ id }) => ({ negotiationId: id }),
  },
  "question.answer": {
    needs: "recorder",
    looksFirst: true,
    isMarked: true,
    input: async (stage, marking) => ({
      negotiationId: stage.id,
      questionRecordId: (await make(stage, "question", marking)).recordId,
      answer: "They would.",
      citations: [{ sourceId: stage.props[marking].source.id, credibility: 2, locator: "p. 1", quote: "so" }],
    }),
  },
  "negotiation.found": {
    needs: null,
    isMarked: false,
    input: async () => ({ name: "One more", summary: "s", timeZone: "Asia/Qatar", present: "2019-02-28" }),
  },
  "negotiation.amend": {
    needs: "manager",
    isMarked: false,
    // In a negotiation of its own: its version counts what was changed.
    input: async ({ founder, cast }) => ({
      negotiationId: (await found(founder, cast)).id,
      version: 1,
      name: "Renamed",
      summary: "s",
      present: "2019-02-28",
    }),
  },
};
