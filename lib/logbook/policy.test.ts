import { describe, expect, it } from "vitest";
import type { Role } from "@/lib/platform/member";
import {
  binnedSince,
  type DraftState,
  daysInBin,
  mayChangeDraft,
  mayLog,
  mayRestoreDraft,
  mayShareDraft,
} from "./policy";

const member = (role: Role, userId = "me") => ({ role, userId });
const open: DraftState = { authorId: "me", filedAs: null, discardedAt: null };
const filed: DraftState = { ...open, filedAs: "a record" };
const discarded: DraftState = { ...open, discardedAt: new Date("2019-02-27T10:00:00Z") };
const allowed = { allowed: true };
const refused = (because: string) => ({ allowed: false, because });
const recorders = refused("Only recorders, managers and owners write to the record.");
const notBegun = refused("Only who began these notes decides this.");
const isFiled = refused("These notes are filed: they are in the record, and change there.");
const isDiscarded = refused("These notes were discarded.");

describe("a session's notes", () => {
  it("are begun by who may record", () => {
    expect(mayLog(member("commenter"))).toEqual(recorders);
    expect(mayLog(member("recorder"))).toEqual(allowed);
  });

  it("are written by who may record, until they are filed or discarded", () => {
    expect(mayChangeDraft(member("recorder", "another"), open)).toEqual(allowed);
    expect(mayChangeDraft(member("commenter"), open)).toEqual(recorders);
    expect(mayChangeDraft(member("owner"), filed)).toEqual(isFiled);
    expect(mayChangeDraft(member("owner"), discarded)).toEqual(isDiscarded);
  });

  it("are shared and discarded by who began them, under the same bounds", () => {
    expect(mayShareDraft(member("recorder"), open)).toEqual(allowed);
    expect(mayShareDraft(member("owner", "another"), open)).toEqual(notBegun);
    expect(mayShareDraft(member("commenter"), open)).toEqual(recorders);
    expect(mayShareDraft(member("recorder"), filed)).toEqual(isFiled);
    expect(mayShareDraft(member("recorder"), discarded)).toEqual(isDiscarded);
  });

  it("are brought back by who began them, if they were discarded", () => {
    expect(mayRestoreDraft(member("recorder"), discarded)).toEqual(allowed);
    expect(mayRestoreDraft(member("owner", "another"), discarded)).toEqual(notBegun);
    expect(mayRestoreDraft(member("commenter"), discarded)).toEqual(recorders);
    expect(mayRestoreDraft(member("recorder"), open)).toEqual(refused("These notes have not been discarded."));
  });

  it("can be brought back for thirty days", () => {
    expect(daysInBin).toBe(30);
    expect(binnedSince(new Date("2019-03-31T10:00:00Z"))).toEqual(new Date("2019-03-01T10:00:00Z"));
  });
});
