/** Rounds and what happened in them, the sittings with who sat, and what was said and is still to be asked. */
import { anyOf, between, cited, day, type Entry, entry, type Plan, someOf } from "./entry";
import { partyName, reasons, said } from "./words";

const venue = { venue: "Palais des Nations, Geneva", timeZone: "Europe/Zurich" };
const sittings = 7;

export function* planTalks(plan: Plan): Generator<Entry> {
  const { rounds } = plan.size;
  const apart = Math.floor((plan.present - 60) / rounds);
  for (let round = 0; round < rounds; round += 1) {
    const opens = plan.present - 10 - (rounds - 1 - round) * apart;
    const name = `round ${round}`;
    const fields = { number: round + 1, title: `Round ${round + 1}, Geneva`, ...venue, track: "track_1" };
    yield entry(plan, "round", { name }, { heldFrom: day(opens - 30) }, fields);
    yield* planLife(plan, name, opens, round === rounds - 1);
    for (let sitting = 0; sitting < sittings; sitting += 1) yield planSession(plan, round, sitting, opens);
  }
}

function* planLife(plan: Plan, round: string, opens: number, isLast: boolean): Generator<Entry> {
  const roundId = plan.id(round);
  const life = [
    { on: opens - 25, event: "scheduled", plannedOpening: day(opens) },
    { on: opens, event: "opened" },
    { on: opens + 4, event: "paused", why: anyOf(plan, reasons), plannedResumption: day(opens + 5) },
    { on: opens + 5, event: "resumed" },
    isLast
      ? { on: opens + 9, event: "paused", byPartyIds: plan.parties.slice(0, 2), plannedResumption: day(opens + 14) }
      : { on: opens + 9, event: "concluded" },
  ];
  for (const { on, ...fields } of life)
    yield entry(
      plan,
      "round_event",
      { name: `${round} ${fields.event} ${on}` },
      { heldFrom: day(on), citations: cited(plan) },
      { roundId, byPartyIds: [], ...fields },
    );
}

function planSession(plan: Plan, round: number, sitting: number, opens: number): Entry {
  const held = opens + sitting + (sitting > 3 ? 1 : 0);
  const name = `session ${round} ${sitting}`;
  const seated = someOf(plan, plan.delegates, Math.ceil(plan.size.parties * 0.8));
  const level = anyOf(plan, ["working", "senior", "principal"]);
  const attendance = seated.map(({ id, partyId }) => ({ partyId, delegateId: id, level, isHead: false }));
  plan.sessions.push({ id: plan.id(name), day: held });
  return entry(
    plan,
    "session",
    { name },
    { heldFrom: day(held) },
    {
      roundId: plan.id(`round ${round}`),
      title: `${anyOf(plan, ["Plenary", "Contact group on allocation", "Drafting group on final clauses and on the annexes"])} ${sitting + 1}`,
      format: anyOf(plan, ["plenary", "contact_group", "drafting_group", "bilateral"]),
      ...venue,
      agenda: someOf(plan, plan.terms, Math.min(18, plan.terms.length)).map(({ id }) => id),
      asked: [],
      notes: notesOf(plan),
    },
    { row: { level, levelNote: null }, attendance },
  );
}

function notesOf(plan: Plan) {
  return Array.from({ length: between(plan, 20, 60) }, (_, line) => {
    const party = between(plan, 0, plan.size.parties - 1);
    const mark = `@${partyName(party)}`;
    const time = `${String(9 + Math.floor(line / 8)).padStart(2, "0")}:${String((line * 7) % 60).padStart(2, "0")}`;
    const text = `${mark} ${anyOf(plan, said)} ${anyOf(plan, reasons)}`;
    return { kind: "line", time, text, mentions: [{ mark, kind: "party", id: plan.parties[party] }] };
  });
}

/** Statements, figures, risks and questions, as many as a large record has of each. */
export function* planEvidence(plan: Plan): Generator<Entry> {
  const { parties, terms } = plan.size;
  const common = () => ({ heldFrom: day(between(plan, 30, plan.present)), citations: cited(plan) });
  for (let place = 0; place < parties * 6; place += 1) {
    const { id: speakerId, partyId } = anyOf(plan, plan.delegates);
    const termIds = someOf(plan, plan.terms, between(plan, 0, 2)).map(({ id }) => id);
    const words = { text: anyOf(plan, said), capacity: "official", basis: anyOf(plan, ["public", "in_the_room"]) };
    yield entry(plan, "statement", { name: `statement ${place}` }, common(), { ...words, speakerId, partyId, termIds });
  }
  for (let place = 0; place < Math.ceil(terms / 8); place += 1) {
    const termId = anyOf(plan, plan.terms).id;
    const level = () => anyOf(plan, ["low", "medium", "high"]);
    const value = between(plan, 40, 90_000);
    const figure = { label: `Mean discharge at gauge ${place + 1}`, value, unit: "m³/s", termId };
    // Decimals are kept as text.
    yield entry(plan, "figure", { name: `figure ${place}` }, common(), figure, { row: { value: String(value) } });
    const risk = { text: anyOf(plan, reasons), termId, likelihood: level(), impact: level() };
    yield entry(plan, "risk", { name: `risk ${place}` }, common(), risk);
    const question = {
      text: `What would ${partyName(place % parties)} accept here if the annex were opened?`,
      partyId: plan.parties[place % parties],
      termId,
      settles: "Whether the article can leave its brackets before the plenary.",
      askOn: day(plan.present + between(plan, 1, 20)),
    };
    yield entry(plan, "question", { name: `question ${place}` }, common(), question);
  }
}
