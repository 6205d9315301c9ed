/** What each field that takes an id names, so that it can be given one that its writer must not reach. */
import { randomUUID } from "node:crypto";
import { commandFor, type Kind, kinds } from "./inputs";
import type { Stage } from "./stage";

type Named =
  | Kind
  | "act"
  | "token"
  | "negotiation"
  | "compartment"
  | "invitation"
  | "user"
  | "draft"
  | "review"
  | "own";

const byField: Record<string, Named> = {
  negotiationId: "negotiation",
  negotiationIds: "negotiation",
  compartmentId: "compartment",
  userId: "user",
  writerIds: "user",
  assigneeId: "user",
  accountId: "user",
  invitationId: "invitation",
  tokenId: "token",
  webhookId: "token",
  deliveryId: "token",
  draftId: "draft",
  tableId: "draft",
  keptId: "draft",
  keptIds: "draft",
  sourceId: "source",
  sessionId: "session",
  roundId: "round",
  partyId: "party",
  blocId: "party",
  drafterId: "party",
  objectorIds: "party",
  byPartyIds: "party",
  sponsorIds: "party",
  speakerId: "delegate",
  delegateId: "delegate",
  termId: "term",
  termIds: "term",
  parentId: "term",
  fromTermId: "term",
  toTermId: "term",
  intoTermId: "term",
  agenda: "term",
  clauseVersionId: "clause_version",
  translatesId: "clause_version",
  basedOnId: "clause_version",
  annotationId: "annotation",
  annotationIds: "annotation",
  optionId: "option",
  figureId: "figure",
  riskId: "risk",
  reviewId: "review",
  askedId: "review",
  reviewerIds: "user",
  suggestionId: "annotation",
  questionId: "question",
  packageId: "package",
  briefId: "brief",
  asked: "question",
  questionRecordId: "question",
  /** Of a mention, which our inputs make one of a party. */
  id: "party",
  /** Of what is allotted, which our input makes a position. */
  subjectId: "position",
  undoneId: "act",
  recordIds: "figure",
  seenRecordId: "figure",
  /** The record that is corrected or taken back: one of the kind that the command is about. */
  supersedesId: "own",
  recordId: "own",
};

/** Fields that name one record rather than a series of them. */
const isOfRecord = (field: string) =>
  /^(supersedesId|recordIds?|seenRecordId|clauseVersionId|translatesId|basedOnId|questionRecordId|askedId)$/.test(
    field,
  );

/** The kind that a command is about. */
function kindOf(command: string): Kind | undefined {
  const [noun] = command.split(".");
  if (command === "draft.correct") return "session";
  return kinds.find((kind) => commandFor[kind] === command) ?? kinds.find((kind) => kind === noun);
}

/** What the field at this path names; undefined fails the test, so that a new field is thought about. */
export function namedBy(command: string, path: string): Exclude<Named, "own"> | undefined {
  const field = path.replaceAll("[]", "").split(".").at(-1) ?? "";
  // Notes may name what was recorded in them; ours, like the inputs they stand in, record a position.
  const named = path.startsWith("notes") && field === "recordId" ? "position" : byField[field];
  return named === "own" ? kindOf(command) : named;
}

type Unreachable = {
  stage: Stage;
  elsewhere: Stage;
  unseenId: string;
  /** Of another negotiation. */
  invitationId: string;
  /** A draft that is not the writer's. */
  draftId: string;
  isKeptOut: boolean;
};

/**
 * Ids that name nothing the writer may reach: of another negotiation that they are in, of one that they are not in, of
 * nothing at all and, for a writer who is kept out of one, of a closed circle.
 */
export function unreachable(named: Exclude<Named, "own">, path: string, where: Unreachable): Record<string, string> {
  const nothing = { "nothing's": randomUUID() };
  if (named === "negotiation") return { ...nothing, "an unseen negotiation's": where.unseenId };
  if (named === "user" || named === "act" || named === "token") return nothing;
  if (named === "invitation") return { ...nothing, "another negotiation's": where.invitationId };
  if (named === "draft") return { ...nothing, "somebody else's": where.draftId };
  const field = path.replaceAll("[]", "").split(".").at(-1) ?? "";
  const idIn = (from: Stage, marking: "open" | "outside") => {
    if (named === "compartment") return from.compartments[marking === "open" ? "inside" : marking];
    const prop = from.props[marking][named];
    if (!prop) throw new Error(`There is no ${named} on this stage.`);
    return isOfRecord(field) ? prop.recordId : prop.id;
  };
  return {
    ...nothing,
    "another negotiation's": idIn(where.elsewhere, "open"),
    ...(where.isKeptOut ? { "a closed circle's": idIn(where.stage, "outside") } : {}),
  };
}
