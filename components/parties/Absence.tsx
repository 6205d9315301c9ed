/** Who keeps the party from the table, and why; owns up to not knowing where the reader is owed it. */
import type { PartyView } from "@/lib/parties/queries";
import { needsAbsenceReason } from "@/lib/parties/rules";

type Props = { party: PartyView; nameOf: (id: string) => string | undefined };

export function Absence({ party, nameOf }: Props) {
  if (party.isAtTable) return null;
  const objectors = party.objectorIds.flatMap((id) => nameOf(id) ?? []);
  if (objectors.length === 0 && !party.absenceReason)
    return needsAbsenceReason(party) ? (
      <p className="t-small mt-1 text-unknown">Who keeps it from the table, and why, is not on record.</p>
    ) : null;
  return (
    <p className="mt-1">
      {objectors.length > 0 && (
        <>
          <strong className="font-semibold">{new Intl.ListFormat("en-GB").format(objectors)}</strong>{" "}
          {objectors.length === 1 ? "objects" : "object"}
          {party.absenceReason ? ": " : "."}
        </>
      )}
      {party.absenceReason && <span dir="auto">{party.absenceReason}</span>}
    </p>
  );
}
