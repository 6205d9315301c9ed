/** Who stands where on one term, in short: a glyph for each party with its code, those against first. */
import { MarkingWord, MarkingWords } from "@/components/record/MarkingNote";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { cx } from "@/components/ui/cx";
import { StanceGlyph } from "./StanceGlyph";
import { type Stance, stanceLabels, stances, stanceScores } from "@/lib/positions/rules";

type Props = {
  positions: readonly { partyId: string; stance: Stance; record: { compartmentId: string | null } }[];
  /** In the order of the columns. */
  parties: readonly { id: string; name: string; code: string }[];
  compartments: readonly CompartmentView[];
};

export function Standpoints({ positions, parties, compartments }: Props) {
  const held = parties.flatMap((party) => {
    const position = positions.find(({ partyId }) => partyId === party.id);
    return position ? [{ party, stance: position.stance, compartmentId: position.record.compartmentId }] : [];
  });
  if (held.length === 0) return <span className="t-small text-ink-3">none on record</span>;
  if (parties.length > mostNamed) return <Counted held={held} compartments={compartments} />;
  const known = held.filter(({ stance }) => stance !== "unknown").sort((a, b) => weight(a.stance) - weight(b.stance));
  const unknown = held.filter(({ stance }) => stance === "unknown");
  return (
    <span className="t-small flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
      {known.map(({ party, stance, compartmentId }) => (
        <span key={party.id} className="flex items-center gap-1.5" title={`${party.name} ${stanceLabels[stance]}`}>
          <StanceGlyph stance={stance} decorative />
          <span aria-hidden="true">{party.code}</span>
          <span className="sr-only">
            {party.name} {stanceLabels[stance]}
          </span>
          <MarkingWord compartment={compartments.find(({ id }) => id === compartmentId)} />
        </span>
      ))}
      {unknown.length > 0 && (
        <span className="flex items-center gap-1.5 text-ink-3">
          {unknown.length} unknown
          <MarkingWords markedWith={markingsIn(unknown)} compartments={compartments} />
        </span>
      )}
    </span>
  );
}

/** Where more parties than that sit, they are counted by what they hold. */
const mostNamed = 12;

type Held = { party: { name: string }; stance: Stance; compartmentId: string | null };

function markingsIn(held: readonly Held[]): string[] {
  return held.flatMap(({ compartmentId }) => compartmentId ?? []);
}

/** How high it will be, before it comes into sight: three to a line. */
const heights = [
  "[contain-intrinsic-block-size:auto_1.25rem]",
  "[contain-intrinsic-block-size:auto_2.75rem]",
  "[contain-intrinsic-block-size:auto_4.25rem]",
] as const;

function Counted({ held, compartments }: { held: readonly Held[]; compartments: readonly CompartmentView[] }) {
  const present = stances
    .map((stance) => {
      const holding = held.filter((each) => each.stance === stance);
      return { stance, parties: holding.map(({ party }) => party.name), markedWith: markingsIn(holding) };
    })
    .filter(({ parties }) => parties.length > 0);
  return (
    <span
      className={cx(
        "t-small flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2",
        // Of hundreds of terms, what is out of sight is not styled anew whenever the page is, as when a dialog covers it.
        "[content-visibility:auto] print:[content-visibility:visible]",
        heights[Math.ceil(present.length / 3) - 1] ?? heights[2],
      )}
    >
      {present.map(({ stance, parties, markedWith }) => (
        <span
          key={stance}
          className="flex items-center gap-1.5"
          title={`${stanceLabels[stance]}: ${parties.join(", ")}`}
        >
          <StanceGlyph stance={stance} decorative />
          <span aria-hidden="true">{parties.length}</span>
          <span className="sr-only">
            {parties.length} {stanceLabels[stance]}
          </span>
          <MarkingWords markedWith={markedWith} compartments={compartments} />
        </span>
      ))}
    </span>
  );
}

function weight(stance: Stance): number {
  return stanceScores[stance] ?? 0;
}
