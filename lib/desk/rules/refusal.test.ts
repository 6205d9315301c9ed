import { describe, expect, it } from "vitest";
import { failure } from "@/lib/platform/result";
import { fieldOfEntry } from "./entry-input";
import { lackingIn, refusalOf } from "./refusal";

const refused = (paths: Record<string, string[]>) =>
  refusalOf(
    "position",
    failure(
      "invalid",
      "Some of this cannot be saved yet.",
      Object.fromEntries(Object.entries(paths).map(([path, said]) => [fieldOfEntry(path), said])),
    ),
  );

describe("an entry that was not recorded", () => {
  it("says what is wrong beside the field that it is about", () => {
    expect(
      refused({ "fields.why": ["Too long."], "citations.0.credibility": ["Choose."], conditions: ["No."] }),
    ).toEqual({
      errors: { why: ["Too long."], credibility: ["Choose."], condition: ["No."] },
      problem: null,
      isSignedOut: false,
    });
  });

  it.each([
    "anchor.quote",
    "citations",
    "citations.0.anchor.start",
    "seenRecordId",
    "compartmentId",
    "sourceId",
    "form",
  ])("says of the whole what is wrong with %s, beside other errors too", (path) => {
    expect(refused({ [path]: ["It is gone."], "fields.why": ["Too long."] })).toMatchObject({
      errors: { why: ["Too long."] },
      problem: "It is gone.",
    });
  });

  it("says why where no field is named, and that the sign-in has ended", () => {
    expect(refusalOf("risk", failure("signed_out", "Sign in."))).toMatchObject({
      problem: "Sign in.",
      isSignedOut: true,
    });
  });

  it("says what is asked for", () => {
    const entry = { command: "risk" as const, fields: { credibility: "3" }, because: {}, isDateInferred: false };
    expect(lackingIn(entry)?.errors).toEqual({ text: ["Write something here."] });
    expect(lackingIn({ ...entry, fields: { credibility: "3", text: "A risk." } })).toBeNull();
  });
});
