import { expect, it } from "vitest";
import { idle } from "@/lib/platform/form";
import { giveAxisAction } from "./actions";

it.each([[null], [""], [" "]])("gives a term no axis of %j, and keeps what else was typed", async (unit) => {
  const form = new FormData();
  form.set("axisLabel", "Troops that stay");
  if (unit !== null) form.set("axisUnit", unit);
  expect(await giveAxisAction(idle, form)).toMatchObject({
    status: "error",
    code: "invalid",
    fieldErrors: { axisUnit: ["Choose a quantity."] },
    values: { axisLabel: "Troops that stay" },
  });
});
