/** What the commands about webhooks take. A browser may run this file. */
import { z } from "zod";
import { idInput, idsInput, lineInput } from "@/lib/platform/inputs";
import { numberInput } from "@/lib/platform/number-input";
import { webhookNounNames, webhookVerbNames } from "./rules/webhooks";

const listOf = <Word extends z.ZodType>(word: Word) =>
  z.union([z.array(word), word.transform((one) => [one])]).default([]);

const tellingShape = {
  /** What its owner calls it. */
  name: lineInput(80),
  /** Where deliveries go. */
  url: lineInput(2000),
  /** The nouns whose acts it tells of; none: all. */
  nouns: listOf(z.enum(webhookNounNames)),
  /** The verbs that it tells of; none: all. */
  verbs: listOf(z.enum(webhookVerbNames)),
  /** In which negotiations; none: in all of its owner's. */
  negotiationIds: idsInput.pipe(z.array(z.uuid()).max(50)),
};

export const makeWebhookInput = z.strictObject(tellingShape);
export type TellingInput = z.output<typeof makeWebhookInput>;

export const webhookInput = z.strictObject({ webhookId: idInput });
export const changeWebhookInput = z.strictObject({
  ...tellingShape,
  webhookId: idInput,
  version: numberInput(z.number().int().min(1)),
});
export const resumeWebhookInput = z.strictObject({
  webhookId: idInput,
  /** Whether what happened meanwhile is told as well. */
  from: z.enum(["stop", "now"], "Choose from where it goes on."),
});
export const resendDeliveryInput = z.strictObject({ deliveryId: idInput });
