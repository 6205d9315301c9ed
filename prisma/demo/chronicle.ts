/** How the demo writes: as its people, through the commands that their clicks run. */
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { type Command, execute } from "@/lib/platform/command";

/** A reference to the press report, with the credibility of what it says there. */
export type Cited = { sourceId: string; credibility: number; locator?: string; quote?: string };

export type Chronicle = {
  negotiationId: string;
  /** Writes as this person; a refusal ends the loading. */
  record: <Input extends z.ZodType<{ negotiationId: string }>, Value>(
    command: Command<Input, Value>,
    input: Omit<z.input<Input> & object, "negotiationId">,
  ) => Promise<Value>;
};

export function chronicleAs(actor: Actor, negotiationId: string): Chronicle {
  return {
    negotiationId,
    record: async (command, input) => {
      const result = await execute(command, actor, { ...input, negotiationId });
      if (!result.ok) {
        throw new Error(
          `${command.name}: ${result.message} ${JSON.stringify(result.fieldErrors)} in ${JSON.stringify(input)}`,
        );
      }
      return result.value;
    },
  };
}

/** Days of the week are given in the report; these dates are worked out from them. */
export const inferred = { isDateInferred: true } as const;
export const monday = "2019-02-25";
export const wednesday = "2019-02-27";
export const thursday = "2019-02-28";
export const friday = "2019-03-01";
export const saturday = "2019-03-02";
/** "Last month", seen from the end of February 2019. */
export const lastMonth = "2019-01";
/** "December", when the withdrawal from Syria was announced. */
export const december = "2018-12";
