import { z } from "zod";

const id = z.uuid();

/** Whether a part of an address can be an id: the database refuses to look for anything else. */
export function isId(text: string): boolean {
  return id.safeParse(text).success;
}
