import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "../canonical";
import { countOpenBrackets } from "../parse-brackets";
import { burnDown } from "./burn-down";
import { bracketLedger, type LedgerVersion } from "./ledger";

const version = (text: string, place: number): LedgerVersion => ({
  id: `v${place + 1}`,
  validFrom: new Date(Date.UTC(2019, 1, place + 1)),
  recordedAt: new Date(Date.UTC(2019, 1, place + 1, 12)),
  sessionId: `s${place + 1}`,
  text,
});
const ledgerOf = (...texts: string[]) => bracketLedger(texts.map(version));

const word = fc.constantFrom(
  ..."the forces shall leave [over [sixty] [sixty]^TB months]^US [until ]^AL:tactical [ ] \n\n [shall / should]^US".split(
    " ",
  ),
);
const anyHistory = fc.array(
  fc.array(word, { maxLength: 14 }).map((words) => canonicalText(words.join(" "))),
  { maxLength: 5 },
);

const openAt = (ledger: ReturnType<typeof bracketLedger>, place: number) =>
  ledger.filter(({ openedIn, closedIn }) => {
    const number = (id: string) => Number(id.slice(1));
    return number(openedIn.versionId) <= place + 1 && (!closedIn || number(closedIn.versionId) > place + 1);
  }).length;

describe("the bracket ledger", () => {
  it("has open in each version as many brackets as the version", () => {
    fc.assert(
      fc.property(anyHistory, (texts) => {
        const ledger = ledgerOf(...texts);
        expect(texts.map((_, place) => openAt(ledger, place))).toEqual(texts.map(countOpenBrackets));
      }),
    );
  });

  it("names every entry once, says how each closed one was closed, and reopens none twice", () => {
    fc.assert(
      fc.property(anyHistory, (texts) => {
        const ledger = ledgerOf(...texts);
        const ids = ledger.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const reopened = ledger.flatMap(({ reopenedFrom }) => reopenedFrom ?? []);
        expect(new Set(reopened).size).toBe(reopened.length);
        for (const { closedIn, closedHow, reopenedFrom, openedIn } of ledger) {
          expect(closedIn === null).toBe(closedHow === null);
          const from = ledger.find(({ id }) => id === reopenedFrom);
          if (reopenedFrom !== null)
            expect(from?.closedIn?.validFrom.getTime()).toBeLessThan(openedIn.validFrom.getTime());
        }
      }),
    );
  });

  it("does not depend on versions that change nothing", () => {
    fc.assert(
      fc.property(anyHistory, (texts) => {
        const once = ledgerOf(...texts).map(({ wordsNow, closedHow }) => [wordsNow, closedHow]);
        const twice = ledgerOf(...texts.flatMap((text) => [text, text])).map(({ wordsNow, closedHow }) => [
          wordsNow,
          closedHow,
        ]);
        expect(twice).toEqual(once);
      }),
    );
  });

  it("follows a bracket through other words and other sponsors", () => {
    const ledger = ledgerOf(
      "shall leave [over thirty-six to sixty months]^US from signature",
      "shall leave [over thirty-six to sixty months]^US,AL:tactical from signature",
      "shall leave [over fourteen months]^US,AL from signature",
    );
    expect(ledger).toMatchObject([
      {
        id: "v1:1",
        sponsorsAtOpening: ["US"],
        sponsors: ["US", "AL"],
        kind: null,
        wordsAtOpening: "over thirty-six to sixty months",
        wordsNow: "over fourteen months",
        openedIn: { versionId: "v1", sessionId: "s1" },
        lastSeen: { versionId: "v3", start: 12 },
        closedIn: null,
        reopenedFrom: null,
      },
    ]);
  });

  it("tells nested brackets from one another, and an outer one put around them", () => {
    const ledger = ledgerOf(
      "Until then [several thousand]^TB troops may remain [for sixty months]^TB.",
      "[Until then [several thousand]^TB troops may remain [for sixty months]^TB]^US.",
      "[Until then several thousand troops may remain [for sixty months]^TB]^US.",
    );
    expect(ledger.map(({ id, sponsors, closedHow }) => [id, sponsors[0], closedHow])).toEqual([
      ["v1:1", "TB", "agreed"],
      ["v1:2", "TB", null],
      ["v2:1", "US", null],
    ]);
  });

  it("says how a bracket was closed: its words agreed, dropped, or replaced", () => {
    const how = (before: string, after: string) => ledgerOf(before, after).map(({ closedHow }) => closedHow);
    expect(how("leave [at once]^US from here", "leave at once from here")).toEqual(["agreed"]);
    expect(how("leave [at once]^US from here", "leave from here")).toEqual(["dropped"]);
    expect(how("leave [at once]^US from here", "leave by next summer from here")).toEqual(["replaced"]);
    expect(how("forces [shall / should]^US leave", "forces should leave")).toEqual(["agreed"]);
    expect(how("forces [shall / should]^US leave", "forces may leave")).toEqual(["replaced"]);
    expect(how("in [ ] months", "in six months")).toEqual(["replaced"]);
    expect(how("leave [one day]^US", "leave [one day and [two nights]^TB in May]^TB")[0]).not.toBe("agreed");
  });

  it("knows words again that are bracketed once more after they were agreed or dropped", () => {
    const agreed = ledgerOf(
      "leave [over sixty months]^US from here",
      "leave over sixty months from here",
      "All forces leave over sixty months from here",
      "All forces leave [over sixty months]^TB from here",
    );
    expect(agreed.map(({ id, closedHow, reopenedFrom }) => [id, closedHow, reopenedFrom])).toEqual([
      ["v1:1", "agreed", null],
      ["v4:1", null, "v1:1"],
    ]);
    const dropped = ledgerOf("leave [at once]^US from here", "leave from here", "leave from here [at once]^AL");
    expect(dropped.map(({ reopenedFrom }) => reopenedFrom)).toEqual([null, "v1:1"]);
    const other = ledgerOf("leave [at once]^US from here", "leave at once from here", "leave at once [from here]^US");
    expect(other.map(({ reopenedFrom }) => reopenedFrom)).toEqual([null, null]);
  });

  it("is empty where there are no versions", () => {
    expect(bracketLedger([])).toEqual([]);
  });
});

describe("the burn-down", () => {
  const rounds = (count: number) =>
    Array.from({ length: count }, (_, place) => ({
      id: `r${place + 1}`,
      opened: new Date(Date.UTC(2019, 1, place + 1)),
      sessionIds: [`s${place + 1}`],
    }));

  it("leaves open after each round what was open before and opened, less what was closed: what the text has", () => {
    fc.assert(
      fc.property(anyHistory, (texts) => {
        let open = 0;
        const rows = burnDown(ledgerOf(...texts), rounds(texts.length));
        expect(rows.map(({ roundId }) => roundId)).toEqual(texts.map((_, place) => `r${place + 1}`));
        rows.forEach((row, place) => {
          open += row.opened - row.closed;
          expect(row.open).toBe(open);
          expect(row.open).toBe(countOpenBrackets(texts[place] ?? ""));
          expect(row.reopened).toBeLessThanOrEqual(row.opened);
        });
      }),
    );
  });

  it("never has less than nothing open, whatever the rounds and however sessions are spread over them", () => {
    const anyRounds = fc.array(
      fc.record({
        id: fc.uuid(),
        opened: fc.date({ min: new Date("2019-01-20"), max: new Date("2019-02-10"), noInvalidDate: true }),
        sessionIds: fc.subarray(["s1", "s2", "s3", "s4"]),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(anyHistory, anyRounds, (texts, of) => {
        const rows = burnDown(ledgerOf(...texts), of);
        for (const { open } of rows) expect(open).toBeGreaterThanOrEqual(0);
        expect(rows.at(-1)?.open ?? 0).toBe(countOpenBrackets(texts.at(-1) ?? ""));
      }),
    );
  });

  it("counts what happened between rounds to the one before, and what was reopened", () => {
    const ledger = ledgerOf("[at once]^US", "at once", "[at once]^TB").map((entry) => ({
      ...entry,
      openedIn: { ...entry.openedIn, sessionId: null },
    }));
    const two = [
      { id: "first", opened: new Date("2019-02-01"), sessionIds: ["s2"] },
      { id: "second", opened: new Date("2019-02-10"), sessionIds: [] },
    ];
    expect(burnDown(ledger, two)).toEqual([
      { roundId: "first", opened: 2, closed: 1, reopened: 1, open: 1 },
      { roundId: "second", opened: 0, closed: 0, reopened: 0, open: 1 },
    ]);
    expect(burnDown(ledger, two.slice(1))[0]).toEqual({ roundId: null, opened: 2, closed: 1, reopened: 1, open: 1 });
  });
});
