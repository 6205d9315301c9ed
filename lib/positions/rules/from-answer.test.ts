import { expect, it } from "vitest";
import { formBegunOn, seenIn } from "./from-answer";

it("lays under an answer only what all see who see the answer, and keeps the marking of what the form begins from", () => {
  const [open, envoys] = [{ compartmentId: null }, { compartmentId: "envoys" }];
  expect([seenIn(open, null), seenIn(open, "envoys"), seenIn(envoys, "envoys")]).toEqual([open, open, envoys]);
  expect([seenIn(envoys, null), seenIn(envoys, "others"), seenIn(null, null)]).toEqual([null, null, null]);
  expect([formBegunOn(envoys, null), formBegunOn(envoys, "envoys"), formBegunOn(open, "envoys")]).toEqual([
    envoys,
    envoys,
    open,
  ]);
  expect([formBegunOn(envoys, "others"), formBegunOn(null, null)]).toEqual([null, null]);
});
