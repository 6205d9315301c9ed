import { positionNoun } from "@/lib/positions/commands/position";
import type { Basis } from "@/lib/record/rules";
import type { Level } from "@/lib/evidence/rules";
import type { Interval, Stance } from "@/lib/positions/rules";
import { type Chronicle, type Cited, inferred, lastMonth, monday, thursday } from "./chronicle";
import type { Parties } from "./parties";
import type { Terms } from "./terms";
import type { Wordings } from "./text";

type Held = {
  on: string;
  stance: Stance;
  since?: string;
  basis?: Basis;
  confidence?: Level;
  why?: string;
  /** "nothing" ends what was held on the axis. */
  intervals?: Interval[] | "nothing";
  conditions?: { kind: "text"; text: string }[];
  clauseVersionId?: string;
};

/** Who stands where, as reported; what the report leaves open is recorded as open (F5, F6, F10, F12, F29); the session's notes record the rest. */
export async function recordPositions(
  { record }: Chronicle,
  { parties, terms, wordings, officials }: { parties: Parties; terms: Terms; wordings: Wordings; officials: Cited },
) {
  const hold = (partyId: string) => (held: Held) =>
    record(positionNoun.record, {
      partyId,
      termId: held.on,
      stance: held.stance,
      heldFrom: held.since ?? monday,
      ...(held.since === lastMonth ? {} : inferred),
      basis: held.basis ?? "reported",
      confidence: held.confidence ?? "medium",
      ...(held.why ? { why: held.why } : {}),
      intervals: held.intervals ?? [],
      conditions: held.conditions ?? [],
      ...(held.clauseVersionId ? { clauseVersionId: held.clauseVersionId } : {}),
      citations: held.basis === "assessed" ? [] : [officials],
    });

  const unitedStates = hold(parties.unitedStates);
  const broad = "The plan met broad acceptance in Washington.";
  await unitedStates({ on: terms.withdrawal, stance: "supports", since: lastMonth, why: broad });
  await unitedStates({
    on: terms.safeHaven,
    stance: "champions",
    since: lastMonth,
    why: "It is what the United States asks for in return.",
  });
  await unitedStates({ on: terms.coalition, stance: "supports", why: broad });
  await unitedStates({
    on: terms.reduction,
    stance: "supports",
    why: "The 14,000 US troops would be cut by half in the coming months.",
    intervals: [{ verdict: "accepts", from: 7000, to: 7000 }],
  });
  await unitedStates({
    on: terms.reduction,
    stance: "no_position",
    since: thursday,
    intervals: "nothing",
    basis: "public",
    confidence: "high",
    why: "The Pentagon spokesman said that no decisions had been made and all options on force numbers were open.",
  });
  await unitedStates({
    on: terms.residual,
    stance: "champions",
    why: "Several thousand troops would keep striking Al Qaida and Daesh until the final withdrawal.",
    intervals: [{ verdict: "accepts", from: 36, to: 60 }],
    clauseVersionId: wordings.residual,
  });
  await unitedStates({
    on: terms.strikes,
    stance: "champions",
    confidence: "high",
    why: "It would go on with the shift even if the talks broke down.",
  });
  await unitedStates({
    on: terms.training,
    stance: "conditional",
    conditions: [{ kind: "text", text: "US material support does not cost the counter-terrorism mission" }],
    why: "The support must be just enough to keep the allies invested in Resolute Support.",
  });
  await unitedStates({
    on: terms.funding,
    stance: "supports",
    why: "Officials called continued funding of the Afghan security forces critical.",
  });
  await unitedStates({
    on: terms.powerSharing,
    stance: "can_live_with",
    basis: "assessed",
    confidence: "low",
    why: "A government that shares power with the Taliban could result; nobody is reported to object in Washington.",
  });

  const taliban = hold(parties.taliban);
  await taliban({
    on: terms.withdrawal,
    stance: "supports",
    since: lastMonth,
    why: "Full withdrawal was decided in principle in January.",
  });
  await taliban({
    on: terms.safeHaven,
    stance: "supports",
    since: lastMonth,
    why: "They would give assurances; decided in principle in January.",
  });
  await taliban({
    on: terms.timetable,
    stance: "unknown",
    basis: "assessed",
    confidence: "low",
    intervals: [{ verdict: "unknown", from: 0, to: null }],
  });
  await taliban({
    on: terms.residual,
    stance: "unknown",
    since: lastMonth,
    basis: "assessed",
    confidence: "low",
    why: "The framework of January left the length of the stay open.",
    intervals: [{ verdict: "unknown", from: 0, to: null }],
  });
  await taliban({ on: terms.powerSharing, stance: "unknown", basis: "assessed", confidence: "low" });
  for (const on of [terms.coalition, terms.reduction, terms.strikes])
    await taliban({ on, stance: "unknown", basis: "assessed", confidence: "low" });

  const allies = hold(parties.allies);
  const consulted = "The plan met broad acceptance at NATO headquarters in Brussels.";
  await allies({ on: terms.withdrawal, stance: "supports", why: consulted });
  await allies({
    on: terms.timetable,
    stance: "supports",
    why: consulted,
    intervals: [{ verdict: "accepts", from: 36, to: 60, basis: "assessed" }],
  });
  await allies({ on: terms.coalition, stance: "supports", why: "They would leave at the same time as the US troops." });
  await allies({ on: terms.residual, stance: "supports", why: consulted });
  await allies({
    on: terms.training,
    stance: "conditional",
    conditions: [{ kind: "text", text: "US support is enough to keep the allies invested in Resolute Support" }],
    why: "The 8,600 European and other international troops would take on the training.",
    intervals: [{ verdict: "accepts", from: 0, to: 8600 }],
  });

  const kabul = hold(parties.afghanGovernment);
  const notAsked = "It is not at the table, and nothing it said on this is on record.";
  for (const on of Object.values(terms))
    await kabul({ on, stance: "unknown", basis: "assessed", confidence: "low", why: notAsked });
}
