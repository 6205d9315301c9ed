/**
 * The demo's 29 facts, and where a reader finds each: on this page, in one passage of it that says all of these things.
 * The words are those of the fact, not of the page around it, so that a page may be told differently and still tell it.
 */

export const factPages = [
  "",
  "timeline",
  "timeline?kind=round",
  "timeline?kind=session",
  "text",
  "positions",
  "parties",
  "analysis",
  "evidence",
] as const;
export type FactPage = (typeof factPages)[number];

type Passage = { on: FactPage; says: readonly RegExp[] };

const on = (page: FactPage, ...says: RegExp[]): Passage => ({ on: page, says });
const board = (...says: RegExp[]) => on("", ...says);

export const facts: Record<string, { is: string; found: readonly Passage[] }> = {
  F1: {
    is: "all US troops out over three to five years",
    found: [
      on("text", /forces of the United States shall leave/, /thirty-six to sixty months/),
      on("analysis", /Withdrawal timetable/, /36 to 60 months/),
    ],
  },
  F2: {
    is: "a government that shares power could result",
    found: [board(/Power sharing in Kabul/, /under discussion/i)],
  },
  F3: {
    is: "the rest of the force leaves at the same time",
    found: [
      on("text", /other international forces/, /at the same time as/),
      on("analysis", /Coalition withdrawal/, /requires/, /Withdrawal timetable/, /at the same time as the US troops/),
    ],
  },
  F4: {
    is: "discussed with the allies, shaped for the US President",
    found: [on("timeline", /officials/, /discussed with European allies/, /appeal to the US President/)],
  },
  F5: {
    is: "14,000 US troops to be cut by half",
    found: [on("analysis", /First reduction/, /14,000/, /7,000/, /troops/)],
  },
  F6: {
    is: "8,600 international troops take on the training",
    found: [on("text", /8,600/, /training of the Afghan military/)],
  },
  F7: { is: "US operations shift to strikes", found: [on("text", /shift largely to counter-terrorism strikes/)] },
  F8: {
    is: "shared by more than half a dozen officials",
    found: [on("evidence", /New York Times/, /more than half a dozen current and former/, /usually reliable/)],
  },
  F9: {
    is: "Khalilzad leads the US side",
    found: [
      on("timeline", /United States/, /Zalmay Khalilzad/, /head of delegation/),
      on("parties", /Zalmay Khalilzad/, /heads the delegation/, /US special envoy/),
    ],
  },
  F10: {
    is: "broad acceptance in Washington and Brussels",
    found: [on("positions", /Full withdrawal of foreign troops/, /reported\s+supports.*reported\s+supports/s)],
  },
  F11: { is: "the President could upend the plan", found: [board(/US President could upend the plan/, /high impact/)] },
  F12: {
    is: "the shift goes on without a deal",
    found: [on("analysis", /without a deal/, /Shift to counter-terrorism strikes/, /even if the talks broke down/)],
  },
  F13: {
    is: "several thousand troops keep striking",
    found: [on("text", /several thousand/, /Al Qaida and Daesh/, /raids with Afghan commandos/)],
  },
  F14: {
    is: "the missions let the CIA operate",
    found: [on("analysis", /Shift to counter-terrorism strikes/, /requires/, /lets the CIA operate/)],
  },
  F15: {
    is: "no decisions made, all options open",
    found: [on("timeline", /Kone Faulkner/, /official/, /No decisions have been made/, /public/)],
  },
  F16: {
    is: "the allies were consulted this time",
    found: [on("timeline", /European and NATO allies/, /consulted this time/, /Syria/)],
  },
  F17: {
    is: "Stavridis on the division of labour",
    found: [on("timeline", /James Stavridis/, /commentator/, /division of labour/, /US logistics and backup/)],
  },
  F18: {
    is: "met on Monday at the highest level yet, Miller present",
    found: [
      on("timeline", /Opening session/, /highest level yet/, /Gen\. Austin S\. Miller/, /principal level/),
      on("timeline?kind=session", /Mon 25 Feb 2019/, /Opening session with the Taliban/),
      on("timeline?kind=round", /Mon 25 Feb 2019/, /Round 1 opened/),
    ],
  },
  F19: {
    is: "paused on Wednesday, to resume on Saturday",
    found: [
      on("timeline", /Wed 27 Feb 2019/, /paused/, /resumption planned for Saturday 2 March 2019/),
      on("timeline", /Sat 2 March 2019/, /planned/),
      board(/Paused since Wednesday 27 February 2019/, /Resumption planned for Saturday 2 March/),
    ],
  },
  F20: {
    is: "withdrawal and no safe haven decided in principle",
    found: [
      board(/Full withdrawal of foreign troops/, /agreed in principle/i),
      board(/No safe haven/, /agreed in principle/i),
      on("timeline", /January 2019/, /Full withdrawal of foreign troops: agreed in principle/, /No safe haven.*agreed/),
    ],
  },
  F21: {
    is: "the Afghan Government is kept from the table",
    found: [on("parties", /Afghan Government/, /Taliban objects/, /President Ghani or his envoys/)],
  },
  F22: {
    is: "the Taliban strongly oppose five years",
    found: [on("positions", /Residual counter-terrorism presence/, /reported\s+strongly opposes/)],
  },
  F23: {
    is: "whether a shorter stay is acceptable is unknown",
    found: [
      on("analysis", /Taliban/, /assessed/, /unknown below 60/),
      on("analysis", /unknown/, /Would the Taliban’s rank and file accept a stay of less than five years/),
    ],
  },
  F24: {
    is: "the Afghan military at risk; over 45,000 died",
    found: [
      board(/open to attack and at risk of fracturing/, /over 45,000/, /2014 and January 2019/),
      on("evidence", /45,000/, /2014 to Jan 2019/, /unsustainable/),
    ],
  },
  F25: {
    is: "no self-sustaining air force until the mid-2030s",
    found: [on("evidence", /Afghan air force/, /mid-2030s/, /Pentagon audits/)],
  },
  F26: {
    is: "McKenzie: they could not survive without help",
    found: [
      on("timeline", /McKenzie/, /official/, /could not survive today/, /public/),
      on("timeline", /December 2018/, /could not survive today/),
    ],
  },
  F27: {
    is: "support just enough to keep the allies invested",
    found: [
      on(
        "analysis",
        /Training by allied forces/,
        /trades for/,
        /just enough/,
        /Resolute Support/,
        /doing more with less/,
      ),
    ],
  },
  F28: {
    is: "support based outside; Laurel Miller on the risk",
    found: [
      on("timeline", /former defence official/, /based outside the country and flown in/),
      on("timeline", /Laurel Miller/, /risky to change the mission without a peace plan/),
      on("text", /Option/, /based outside Afghanistan and flown in/),
    ],
  },
  F29: {
    is: "the money could end up with the Taliban",
    found: [
      on(
        "analysis",
        /Power sharing in Kabul/,
        /trades for/,
        /Funding/,
        /end up with the Taliban/,
        /funding .* critical/,
      ),
    ],
  },
};
