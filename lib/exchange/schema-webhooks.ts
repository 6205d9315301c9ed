/** What the commands about webhooks take. A browser may run this file. */
import { z } from "zod";
import { idInput, lineInput } from "@/lib/platform/inputs";
import { numberInput } from "@/lib/platform/number-input";
import { webhookNounNames, webhookVerbNames } from "./rules/webhooks";

const listOf = <Word extends z.ZodType>(word: Word) => z.union([z.array(word), word.transform((one) => [one])]);

const nouns = listOf(z.enum(webhookNounNames));
const verbs = listOf(z.enum(webhookVerbNames));
const negotiationIds = listOf(idInput).pipe(z.array(z.uuid()).max(50));

const tellingShape = {
  /** What its owner calls it. */
  name: lineInput(80),
  /** Where deliveries go. */
  url: lineInput(2000),
  /** The nouns whose acts it tells of; none: all. */
  nouns: nouns.default([]),
  /** The verbs that it tells of; none: all. */
  verbs: verbs.default([]),
  /** In which negotiations; none: in all of its owner's. */
  negotiationIds: negotiationIds.default([]),
};

export const makeWebhookInput = z.strictObject(tellingShape);
export type TellingInput = z.output<typeof makeWebhookInput>;

export const webhookInput = z.strictObject({ webhookId: idInput });
export const changeWebhookInput = z.strictObject({
  ...tellingShape,
  // None is all: one that was left out would have it tell more than anybody asked for.
  ...{ nouns, verbs, negotiationIds },
  webhookId: idInput,
  version: numberInput(z.number().int().min(1)),
});
export const resumeWebhookInput = z.strictObject({
  webhookId: idInput,
  /** Whether what happened meanwhile is told as well. */
  from: z.enum(["stop", "now"], "Choose from where it goes on."),
});
export const resendDeliveryInput = z.strictObject({ deliveryId: idInput });
