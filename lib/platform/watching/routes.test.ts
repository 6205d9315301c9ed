import { expect, it } from "vitest";
import { nameOf } from "../opening";
import { noRoute, patternsOf } from "./routes";

const patternOf = patternsOf({
  staticRoutes: [{ page: "/" }, { page: "/sign-in" }],
  dynamicRoutes: [
    { page: "/negotiations/[slug]/terms/[id]", regex: "^/negotiations/([^/]+?)/terms/([^/]+?)(?:/)?$" },
    // As Next writes a hyphen.
    { page: "/api/re-sent/[id]", regex: "^/api/re\\-sent/([^/]+?)(?:/)?$" },
    { page: "/api/v1/[...path]", regex: "^/api/v1/(.+?)(?:/)?$" },
  ],
});

it("counts an address under its pattern, and what belongs to none under one word", () => {
  const asked = ["/", "/sign-in", "/negotiations/doha/terms/4", "/api/re-sent/4", "/api/v1/a/b"];
  asked.push("/_next/static/chunks/a.js", "/doha/.env");
  expect(asked.map(patternOf)).toEqual([
    "/",
    "/sign-in",
    "/negotiations/[slug]/terms/[id]",
    "/api/re-sent/[id]",
    "/api/v1/[...path]",
    "/_next/static",
    noRoute,
  ]);
});

it("calls a statement by what it does and to which table, and by nothing that it holds", () => {
  expect(nameOf('SELECT "public"."position"."id" FROM "public"."position" WHERE id = $1')).toBe("select position");
  expect(nameOf("insert into act (id) values ($1)")).toBe("insert act");
  expect(nameOf('UPDATE "public"."party" SET "name" = $1')).toBe("update party");
  expect(nameOf("BEGIN; SELECT set_config('app.sign_in', 'an id', true)")).toBe("begin");
  expect(nameOf("select work from 'Ruritania'")).toBe("select");
  expect(nameOf("Ruritania")).toBe("other");
});
