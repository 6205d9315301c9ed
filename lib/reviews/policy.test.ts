import { expect, it } from "vitest";
import { type Role, roles } from "@/lib/platform/member";
import { mayAnswerReview, mayAskReview, mayRunReview } from "./policy";

const member = (role: Role, userId = "me") => ({ role, userId });
const readers = { allowed: false, because: "Readers cannot annotate: ask the owner for a commenter's role." };

it("a review is asked for by whoever may annotate", () => {
  expect(mayAskReview(member("reader"))).toEqual(readers);
  expect(mayAskReview(member("commenter"))).toEqual({ allowed: true });
});

it("a review is answered by those who are asked, and by nobody for them", () => {
  const because = "Only those who are asked answer a review.";
  for (const role of roles.slice(1)) {
    expect(mayAnswerReview(member(role), { reviewerIds: ["another", "me"] })).toEqual({ allowed: true });
    expect(mayAnswerReview(member(role), { reviewerIds: ["another"] })).toEqual({ allowed: false, because });
  }
  expect(mayAnswerReview(member("reader"), { reviewerIds: ["me"] })).toEqual(readers);
});

it("a review is run by who asked, or a manager", () => {
  const because = "Only who asked for a review or a manager decides this.";
  for (const role of roles.slice(1)) {
    expect(mayRunReview(member(role), { askerId: "me" })).toEqual({ allowed: true });
    const isManager = role === "manager" || role === "owner";
    const verdict = isManager ? { allowed: true } : { allowed: false, because };
    expect(mayRunReview(member(role), { askerId: "another" }), role).toEqual(verdict);
  }
  expect(mayRunReview(member("reader"), { askerId: "me" })).toEqual(readers);
});
