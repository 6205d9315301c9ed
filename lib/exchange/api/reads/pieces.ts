/** What the schemas of reads are made of, each with one meaning. */
import { z } from "zod";
import * as words from "@/prisma/generated/enums";
import type { MarkingOf } from "../read";

export const id = z.guid();
export const ids = z.array(id);
export const maybeId = id.nullable();
export const text = z.string();
export const maybe = z.string().nullable();
export const instant = z.iso.datetime();
export const date = z.string().describe("A date in EDTF.");
export const maybeDate = date.nullable();
export const one = <Words extends Record<string, string>>(all: Words) => z.enum(all);
export const asked = z.uuid("This is no id.").optional();
export const status = one(words.TermStatus);

/** Which of what is worked out rests on marked records is said beside it. */
export const marked = z.array(z.object({ id, name: text })).describe("The circles whose records it rests on.");

/** The circles by what the reader calls them. */
export const circlesOf = (markingOf: MarkingOf) => (compartmentIds: readonly string[]) =>
  compartmentIds.flatMap((each) => markingOf(each) ?? []);

/** A stretch of a term's axis. */
export const stretch = {
  from: z.number().nullable().describe("Null: without an end."),
  to: z.number().nullable(),
  fromOpen: z.boolean().describe("The bound itself is left out."),
  toOpen: z.boolean(),
};
