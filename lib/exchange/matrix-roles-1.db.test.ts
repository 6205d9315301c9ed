/** Who may run each command; the other half is tried in matrix-roles-2. One that is not in the table of e2e/matrix fails here. */
import { expect, it } from "vitest";
import { commands } from "@/e2e/matrix/commands";
import { tryRoles } from "@/e2e/matrix/try-roles";
import { commandNames } from "./registry";

it("lists every command of the registry", () => {
  expect([...commandNames].sort()).toEqual(Object.keys(commands).sort());
});

tryRoles((place) => place % 2 === 0);
