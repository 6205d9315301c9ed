import { z } from "zod";

const written = /^\s*[+-]?\d+(\.\d+)?\s*$/;

/** A number, or the digits that a form sends for one. Nothing, a list and a box are no numbers, as plain coercion has it. */
export function numberInput<Checked extends z.ZodType<number, number>>(number: Checked) {
  const readWritten = (value: unknown) => (typeof value === "string" && written.test(value) ? Number(value) : value);
  return z.preprocess<unknown, Checked, number | string>(readWritten, number);
}
