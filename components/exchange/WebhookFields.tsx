/** Where a webhook leads and what it tells of; the same fields for making one and for changing it. */
import { Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import type { WebhookView } from "@/lib/exchange/queries-webhooks";
import { webhookNouns, webhookVerbs } from "@/lib/exchange/rules/webhooks";

export type Named = { id: string; name: string };

type Props = {
  /** Those that it can be limited to. */
  negotiations: readonly Named[];
  /** The only hosts that it may lead to; null: every public one. */
  hosts: readonly string[] | null;
  webhook?: Pick<WebhookView, "name" | "url" | "nouns" | "verbs" | "negotiationIds">;
};

const choicesOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What the boxes leave unticked is said as well: leaving a list out is refused, since it would tell more than was meant. */
const lists = ["negotiationIds[]", "verbs[]", "nouns[]"];

export function WebhookFields({ negotiations, hosts, webhook }: Props) {
  const kept = webhook?.negotiationIds ?? [];
  const left = kept.filter((asked) => !negotiations.some(({ id }) => id === asked));
  return (
    <>
      {lists.map((name) => (
        <input key={name} type="hidden" name={name} value="" />
      ))}
      <Field name="name" label="What is it for?" required>
        <TextInput maxLength={80} autoComplete="off" defaultValue={webhook?.name} dir="auto" />
      </Field>
      <Field
        name="url"
        label="Address"
        hint={
          hosts
            ? `Where it is told, by https, without a name or password. This Parley sends to certain hosts only: ${hosts.join(", ")}.`
            : "Where it is told, by https. A public address, without a name or password."
        }
        required
      >
        <TextInput type="url" inputMode="url" autoComplete="off" placeholder="https://" defaultValue={webhook?.url} />
      </Field>
      {(negotiations.length > 1 || kept.length > 0) && (
        <Choices
          name="negotiationIds[]"
          legend="In which negotiations"
          hint="None chosen: in all of yours."
          choices={[
            ...negotiations.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> })),
            ...left.map((id) => ({ value: id, label: "One that you have left" })),
          ]}
          defaultValue={kept}
          many
        />
      )}
      <Choices
        name="verbs[]"
        legend="When something is"
        hint="None chosen: whatever is done."
        choices={choicesOf(webhookVerbs)}
        defaultValue={webhook?.verbs ?? []}
        many
        inRow
      />
      <Choices
        name="nouns[]"
        legend="What it tells of"
        hint="None chosen: of all."
        choices={choicesOf(webhookNouns)}
        defaultValue={webhook?.nouns ?? []}
        many
        className="[&>div:last-of-type]:block [&>div:last-of-type]:columns-2 [&>div:last-of-type]:gap-x-8 [&>div:last-of-type>span]:break-inside-avoid"
      />
    </>
  );
}
