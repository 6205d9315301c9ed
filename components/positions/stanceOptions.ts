/**
 * The scale as a list to choose from, from one end to the other, then what is off it. The word comes first, so that it can
 * be typed to.
 */
import { type Stance, stanceLabels, stanceScores, stances } from "@/lib/positions/rules";

const meanings: Partial<Record<Stance, string>> = {
  rejects: "a red line",
  champions: "asks for it",
  unknown: "we do not know",
  no_position: "it has said nothing, or that nothing is decided",
  conditional: "it depends",
};

function optionOf(stance: Stance) {
  const score = stanceScores[stance];
  const meaning = meanings[stance] ? `: ${meanings[stance]}` : "";
  const step = score === null ? "" : ` (${score > 0 ? "+" : score < 0 ? "−" : ""}${Math.abs(score)})`;
  return { value: stance, label: `${stanceLabels[stance]}${step}${meaning}` };
}

const isOnScale = (stance: Stance) => stanceScores[stance] !== null;

export const stanceOptions = [
  { group: "On the scale", options: stances.filter(isOnScale).map(optionOf) },
  { group: "Off the scale", options: stances.filter((stance) => !isOnScale(stance)).map(optionOf) },
];
