/** The words by which a report tells a stance, a status or a step of the talks. The first that fits is meant. */
import type { Stance } from "@/lib/positions/rules";
import type { RoundEvent } from "@/lib/rounds/rules";
import type { TermStatus } from "@/lib/terms/rules";

type Cue<Value> = readonly [RegExp, Value];
export type CueFound<Value> = { value: Value; words: string };

const stances: readonly Cue<Stance>[] = [
  [/\b(?:unsure|unclear|unknown|not known|uncertain) (?:whether|if)\b/iu, "unknown"],
  [/\b(?:only if|provided that|on (?:the )?condition that|as long as)\b/iu, "conditional"],
  [/\b(?:deeply|strongly|firmly|fiercely) oppos(?:e|es|ed|ing)\b/iu, "strongly_opposes"],
  // A red line is what somebody says it is; that something "was rejected" is a reporter's word for opposing it.
  [/\b(?:will (?:not|never) accept|would (?:not|never) accept|ruled out|red line)\b/iu, "rejects"],
  [/\b(?:reject(?:s|ed)?|oppos(?:e|es|ed|ing)|object(?:s|ed)? to|resist(?:s|ed)?)\b/iu, "opposes"],
  [/\b(?:can|could) live with\b|\b(?:would|could|can|prepared to|willing to|ready to) accept\b/iu, "can_live_with"],
  [/\b(?:demand(?:s|ed)?|insist(?:s|ed)? on|press(?:es|ed)? for|proposed?|proposes)\b/iu, "champions"],
  [/\b(?:support(?:s|ed)?|back(?:s|ed)|welcom(?:es|ed)|endors(?:es|ed)|favou?r(?:s|ed)?)\b/iu, "supports"],
];

const statuses: readonly Cue<TermStatus>[] = [
  [/\b(?:agreed|decided|accepted) in principle\b/iu, "agreed_in_principle"],
  [/\bad referendum\b/iu, "agreed_ad_referendum"],
  [/\b(?:in (?:square )?brackets|bracketed)\b/iu, "bracketed"],
  [/\b(?:reopened?|reopens)\b/iu, "reopened"],
  [/\b(?:parked|set aside|put off|postponed)\b/iu, "parked"],
  [/\b(?:was|were|been|is) (?:withdrawn|dropped)\b/iu, "withdrawn"],
  [
    /\b(?:under discussion|being discussed|still (?:discussing|talking)|was discussed|were discussed)\b/iu,
    "under_discussion",
  ],
  [/\b(?:was|were|been) tabled\b/iu, "tabled"],
  [/\b(?:have|has|was|were|been|had|fully) agreed\b/iu, "agreed"],
];

const talks = `(?:talks|round|negotiations|meetings?|sessions?|two sides|sides|delegations)`;
const events: readonly Cue<RoundEvent>[] = [
  [new RegExp(String.raw`\b${talks}\b[^.]{0,60}\b(?:collapsed|broke down|fell apart)\b`, "iu"), "collapsed"],
  [new RegExp(String.raw`\b${talks}\b[^.]{0,60}\b(?:paused|adjourned|were suspended|broke off)\b`, "iu"), "paused"],
  [new RegExp(String.raw`\b${talks}\b[^.]{0,60}\b(?:resumed|went on again|reconvened)\b`, "iu"), "resumed"],
  [new RegExp(String.raw`\b${talks}\b[^.]{0,60}\b(?:concluded|closed|came to an end)\b`, "iu"), "concluded"],
  [
    new RegExp(
      String.raw`\b${talks}\b[^.]{0,60}\b(?:will (?:open|begin|start)|(?:is|are) (?:to|set to|due to) (?:open|begin|start)|(?:is|are|was|were) scheduled)\b`,
      "iu",
    ),
    "scheduled",
  ],
  [new RegExp(String.raw`\b${talks}\b[^.]{0,60}\b(?:opened|began|started)\b`, "iu"), "opened"],
];

const riskCue =
  /\b(?:risks?|threat(?:en|ens|ened)?|danger|could (?:upend|derail|undermine|unravel|collapse|fracture|leave)|may (?:upend|derail|undermine|unravel|collapse|fracture|leave))\b/iu;
const questionCue =
  /\?["”]?$|\b(?:unsure|unclear|unknown|not known|uncertain) (?:whether|if|how|when|who)\b|\bremains? (?:open|unclear|to be seen)\b/iu;

const negation =
  /\b(?:not(?! (?:only|just|merely)\b)|cannot|never|no|nothing|none|nobody|neither|nor|hardly|yet to|stopped short of|(?:refus|fail|declin)(?:e|es|ed|ing)? to|den(?:y|ies|ied|ying))\b|n[’']t\b/iu;
const negatedAfter = /^\s+(?:no|not|nothing|none|neither|nobody|no one)\b/iu;
/** So far before a cue, in UTF-16 units, and in the same clause, a negation takes it back. */
const reach = 40;
const clauseEnd = /[.;:!?]\s|\b(?:but|although|though|while|whereas|however)\b|,\s+(?:and|so|which|who)\b/iu;

/** "Does not support", "nothing has been agreed", "supports no": the opposite is not known either, so nothing is read. */
function isNegated(words: string, at: number, length: number, isInside: boolean): boolean {
  const clause = words.slice(0, at).split(clauseEnd).at(-1) ?? "";
  const before = clause.slice(-reach).replace(/^\p{L}+/u, clause.length > reach ? "" : "$&");
  return (
    negation.test(before) ||
    (isInside && negation.test(words.slice(at, at + length))) ||
    negatedAfter.test(words.slice(at + length))
  );
}

/** `isInside`: what negates may stand between the words of the cue itself, as in "the talks have not collapsed". */
function first<Value>(cues: readonly Cue<Value>[], words: string, isInside = false): CueFound<Value> | null {
  for (const [pattern, value] of cues)
    for (const found of words.matchAll(new RegExp(pattern, "giu")))
      if (!isNegated(words, found.index, found[0].length, isInside)) return { value, words: found[0] };
  return null;
}

export const stanceIn = (words: string) => first(stances, words);
export const statusIn = (words: string) => first(statuses, words);
export const eventIn = (words: string) => first(events, words, true);
export const riskIn = (words: string) => first([[riskCue, true]], words)?.words ?? null;
export const questionIn = (words: string) => questionCue.exec(words)?.[0] ?? null;
