import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { SeenFields, SeenThen } from "./SeenFields";

const sentWith = (then?: string | null) => {
  const fields = <SeenFields supersedesId={null} seenRecordId="now" />;
  return renderToStaticMarkup(then === undefined ? fields : <SeenThen value={then}>{fields}</SeenThen>);
};

it("what was begun on an earlier view is sent as seen then, so that nothing recorded since is overwritten unseen", () => {
  expect(sentWith()).toContain('name="seenRecordId" value="now"');
  expect(sentWith("then")).toContain('name="seenRecordId" value="then"');
  expect(sentWith(null)).toBe("");
});
