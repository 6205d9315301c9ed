import { partyNoun } from "@/lib/parties/commands/party";
import { delegateNoun } from "@/lib/parties/commands/delegate";
import { type Chronicle, type Cited, lastMonth } from "./chronicle";

export type Parties = Awaited<ReturnType<typeof recordParties>>;

/** Who is party to the talks, who is kept from them, and who speaks (F9, F21). */
export async function recordParties({ record }: Chronicle, officials: Cited) {
  const held = { heldFrom: lastMonth, citations: [officials] };
  const party = async (
    input: Omit<Parameters<typeof record<typeof partyNoun.record.input, { partyId: string }>>[1], "heldFrom">,
  ) => (await record(partyNoun.record, { ...held, ...input })).partyId;

  const unitedStates = await party({
    name: "United States",
    code: "US",
    kind: "state",
    role: "negotiating",
    isAtTable: true,
  });
  const taliban = await party({
    name: "Taliban",
    code: "TB",
    kind: "armed_group",
    role: "negotiating",
    isAtTable: true,
  });
  const allies = await party({
    name: "European and NATO allies",
    code: "AL",
    kind: "coalition",
    role: "consulted",
    isAtTable: false,
    note: "They contribute troops to the international force, and were consulted on the plan.",
  });
  const afghanGovernment = await party({
    name: "Afghan Government",
    code: "AG",
    kind: "state",
    role: "affected",
    isAtTable: false,
    objectorIds: [taliban],
    absenceReason: "The Taliban are reluctant to talk to President Ghani or his envoys.",
  });
  const qatar = await party({
    name: "Qatar",
    code: "QA",
    kind: "state",
    role: "host",
    isAtTable: true,
    note: "The talks are held in Doha.",
  });

  const person = async (input: { name: string; title: string; partyId?: string; isHead?: boolean; note?: string }) =>
    (await record(delegateNoun.record, { ...held, ...input })).delegateId;
  const khalilzad = await person({
    name: "Zalmay Khalilzad",
    title: "US special envoy",
    partyId: unitedStates,
    isHead: true,
    note: "Leads the US side of the talks.",
  });
  const miller = await person({
    name: "Gen. Austin S. Miller",
    title: "commander of the international mission",
    partyId: unitedStates,
  });
  const trump = await person({ name: "Donald Trump", title: "President of the United States", partyId: unitedStates });
  const faulkner = await person({ name: "Lt. Col. Kone Faulkner", title: "Pentagon spokesman", partyId: unitedStates });
  const mcKenzie = await person({
    name: "Lt. Gen. Kenneth F. McKenzie Jr.",
    title: "incoming commander for US troops in the Middle East",
    partyId: unitedStates,
  });
  const ghani = await person({
    name: "Ashraf Ghani",
    title: "President of Afghanistan",
    partyId: afghanGovernment,
  });
  const stavridis = await person({
    name: "James Stavridis",
    title: "retired admiral, former NATO commander, now at the Carlyle Group",
  });
  const laurelMiller = await person({
    name: "Laurel Miller",
    title: "former senior State Department official on Afghanistan and Pakistan",
  });

  return {
    unitedStates,
    taliban,
    qatar,
    afghanGovernment,
    allies,
    khalilzad,
    miller,
    trump,
    faulkner,
    mcKenzie,
    ghani,
    stavridis,
    laurelMiller,
  };
}
