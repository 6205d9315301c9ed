/** Who holds a position and who said something, as the words around it tell. */
import type { SourceKind } from "@/lib/evidence/rules";
import type { Span } from "@/lib/text/canonical";
import type { stanceIn } from "./cues";
import { type DeskDocument, type Filled, quotedFrom } from "./desk-document";
import type { Mark, SpeechMark } from "./marks";
import { within } from "./within";

/** Whose position it is: the party named last before the stance, or that of the person named there. */
export function holderOf(passage: Span, document: DeskDocument, stance: ReturnType<typeof stanceIn>): Filled | null {
  const at = stance ? document.text.indexOf(stance.words, passage.start) : passage.end;
  const holders = within(document.marks, passage).flatMap((mark) => {
    if (mark.kind === "party") return [{ mark, id: mark.id }];
    const person = mark.kind === "delegate" ? document.facts.delegates.find(({ id }) => id === mark.id) : undefined;
    return person?.partyId ? [{ mark, id: person.partyId }] : [];
  });
  // After it stands whom it is about, unless it says by whom, or whose mind nobody knows.
  const found =
    holders.findLast(({ mark }) => mark.end <= at) ??
    holders.find(
      ({ mark }) =>
        stance?.value === "unknown" || /\bby\s+(?:the\s+)?$/iu.test(document.text.slice(passage.start, mark.start)),
    );
  return found ? quotedFrom(document, found.mark, found.id) : null;
}

/** The speech that a passage lies in. */
export function speechAround(passage: Span, marks: readonly Mark[]): SpeechMark | undefined {
  return marks.find(
    (mark): mark is SpeechMark => mark.kind === "speech" && mark.start <= passage.start && passage.end <= mark.end,
  );
}

/** The fields that name the speaker. */
export function speakerOf({ speaker }: SpeechMark, { facts }: DeskDocument): Record<string, Filled | undefined> {
  if (!speaker) return {};
  if ("delegateId" in speaker) {
    const person = facts.delegates.find(({ id }) => id === speaker.delegateId);
    const because = `named by “said” as ${person?.name ?? "a person on record"}`;
    const party = person?.partyId
      ? { partyId: { value: person.partyId, because: "whom they speak for on record" } }
      : {};
    const capacity = person?.partyId ? "official" : "commentator";
    return {
      speakerId: { value: speaker.delegateId, because },
      ...party,
      capacity: { value: capacity, because: person?.partyId ? "a person of a party" : "a person of no party" },
    };
  }
  if (!("name" in speaker))
    return {
      partyId: { value: speaker.partyId, because: "the party that is said to have spoken" },
      capacity: { value: "party", because: "no person is named" },
    };
  return {
    speakerName: { value: speaker.name, because: "as the source names them" },
    ...(speaker.partyId ? { partyId: { value: speaker.partyId, because: `“${speaker.name}”` } } : {}),
    ...(speaker.isUnnamed ? { capacity: { value: "unattributed", because: `“${speaker.name}”` } } : {}),
  };
}

/** How what was said reached the source. */
export function basisOf(speech: SpeechMark | undefined, kind: SourceKind): Filled | null {
  if (!speech) return null;
  const isUnnamed = speech.speaker && "isUnnamed" in speech.speaker && speech.speaker.isUnnamed;
  if (isUnnamed || !speech.speaker || !speech.isQuoted)
    return { value: "reported", because: isUnnamed ? "its speaker is not named" : "not in the speaker’s own words" };
  return kind === "press" || kind === "transcript" ? { value: "public", because: "quoted by name" } : null;
}
