import { describe, expect, it } from "vitest";
import { wordingChangesInWords } from "./in-words";
import { compareWordings } from "./wordings";

const said = (before: string, after: string) => wordingChangesInWords(compareWordings(before, after));

describe("a comparison in one sentence", () => {
  it("says that nothing changed", () => {
    expect(said("Troops leave.", "Troops leave.")).toBe("Both say the same.");
  });

  it("counts passages that were reworded, came or went", () => {
    expect(said("Troops leave in 14 months.", "Troops leave in 18 months.\n\nContractors leave too.")).toBe(
      "1 passage reworded and 1 new.",
    );
    expect(said("Troops leave.\n\nContractors leave too.", "Troops leave.")).toBe("1 passage dropped.");
  });

  it("says of a passage that only grew that it was added to", () => {
    expect(said("Troops leave.", "Troops leave. Contractors leave too.")).toBe("1 passage extended.");
    expect(said("Troops leave.", "All troops leave today.")).toBe("1 passage reworded.");
  });

  it("tells brackets from words", () => {
    expect(said("Troops leave in 14 months.", "Troops leave in [14 months]^US.")).toBe("Brackets changed.");
  });
});
