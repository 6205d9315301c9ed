/** The parties, people and terms of the demo's talks, as far as a test of the desk names them. */
import type { DeskFacts } from "./marks";

export const talksFacts: DeskFacts = {
  parties: [
    { id: "us", name: "United States", code: "US" },
    { id: "taliban", name: "Taliban", code: "TB" },
    { id: "allies", name: "European and NATO allies", code: "AL" },
    { id: "kabul", name: "Afghan Government", code: "AG" },
    { id: "qatar", name: "Qatar", code: "QA" },
  ],
  delegates: [
    { id: "khalilzad", name: "Zalmay Khalilzad", title: "US special envoy", partyId: "us" },
    { id: "faulkner", name: "Lt. Col. Kone Faulkner", title: "Pentagon spokesman", partyId: "us" },
    { id: "general", name: "Gen. Austin S. Miller", title: "commander", partyId: "us" },
    { id: "laurel", name: "Laurel Miller", title: null, partyId: null },
    { id: "stavridis", name: "James Stavridis", title: "retired admiral", partyId: null },
    { id: "mckenzie", name: "Lt. Gen. Kenneth F. McKenzie Jr.", title: null, partyId: "us" },
  ],
  terms: [
    { id: "withdrawal", number: "1", title: "Full withdrawal of foreign troops", axisUnit: null },
    { id: "timetable", number: "1.1", title: "Withdrawal timetable", axisUnit: "months" },
    { id: "coalition", number: "1.2", title: "Coalition withdrawal", axisUnit: null },
    { id: "reduction", number: "1.3", title: "First reduction", axisUnit: "troops" },
    { id: "residual", number: "1.4", title: "Residual counter-terrorism presence", axisUnit: "months" },
    { id: "haven", number: "2", title: "No safe haven for attack planning", axisUnit: null },
    { id: "strikes", number: "2.1", title: "Shift to counter-terrorism strikes", axisUnit: null },
    { id: "training", number: "3", title: "Training by allied forces", axisUnit: "troops" },
    { id: "funding", number: "4", title: "Funding of the Afghan security forces", axisUnit: "money" },
    { id: "sharing", number: "5", title: "Power sharing in Kabul", axisUnit: null },
  ],
};
