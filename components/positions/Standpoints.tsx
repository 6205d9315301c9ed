/** Who stands where on one term, in short: a glyph for each party with its code, those against first. */
import { StanceGlyph } from "./StanceGlyph";
import { type Stance, stanceLabels, stances, stanceScores } from "@/lib/positions/rules";

type Props = {
  positions: readonly { partyId: string; stance: Stance }[];
  /** In the order of the columns. */
  parties: readonly { id: string; name: string; code: string }[];
};

export function Standpoints({ positions, parties }: Props) {
  const held = parties.flatMap((party) => {
    const position = positions.find(({ partyId }) => partyId === party.id);
    return position ? [{ party, stance: position.stance }] : [];
  });
  if (held.length === 0) return <span className="t-small text-ink-3">none on record</span>;
  if (parties.length > mostNamed) return <Counted held={held} />;
  const known = held.filter(({ stance }) => stance !== "unknown").sort((a, b) => weight(a.stance) - weight(b.stance));
  const unknown = held.length - known.length;
  return (
    <span className="t-small flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
      {known.map(({ party, stance }) => (
        <span key={party.id} className="flex items-center gap-1.5" title={`${party.name} ${stanceLabels[stance]}`}>
          <StanceGlyph stance={stance} decorative />
          <span aria-hidden="true">{party.code}</span>
          <span className="sr-only">
            {party.name} {stanceLabels[stance]}
          </span>
        </span>
      ))}
      {unknown > 0 && <span className="text-ink-3">{unknown} unknown</span>}
    </span>
  );
}

/** Where more parties than that sit, they are counted by what they hold. */
const mostNamed = 12;

function Counted({ held }: { held: readonly { party: { name: string }; stance: Stance }[] }) {
  const present = stances
    .map((stance) => ({
      stance,
      parties: held.filter((each) => each.stance === stance).map(({ party }) => party.name),
    }))
    .filter(({ parties }) => parties.length > 0);
  return (
    <span className="t-small flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
      {present.map(({ stance, parties }) => (
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
        </span>
      ))}
    </span>
  );
}

function weight(stance: Stance): number {
  return stanceScores[stance] ?? 0;
}
