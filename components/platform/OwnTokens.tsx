/** The tokens by which a person's programs act as them: those that hold, the way to end each, and to make another. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Choices } from "@/components/ui/Choices";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/DataTable";
import { Field } from "@/components/ui/Field";
import { MadeLink } from "@/components/ui/MadeLink";
import { Section } from "@/components/ui/Section";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import { Time } from "@/components/ui/Time";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import { endTokenAction, makeTokenAction } from "@/lib/platform/actions-tokens";
import type { OwnToken } from "@/lib/platform/own-tokens";
import { scopeLabels, scopes } from "@/lib/platform/token-rules";
import { formatInstant } from "@/lib/time/format-instant";

type Named = { id: string; name: string };

type Props = {
  tokens: readonly OwnToken[];
  /** Those that a token can be limited to. */
  negotiations: readonly Named[];
};

const lasting = [
  { value: "7", label: "In a week" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
];

const scopeHints = { read: "All that you may read.", write: "Run commands, within your roles." };
const scopeChoices = scopes.map((scope) => ({ value: scope, label: scopeLabels[scope], hint: scopeHints[scope] }));

export function OwnTokens({ tokens, negotiations }: Props) {
  return (
    <Section title="Tokens for programs" id="tokens" aside={tokens.length > 0 ? String(tokens.length) : undefined}>
      <p className="t-small mb-4 max-w-measure text-ink-2">
        A program of yours can read and write as you, by a token that it sends. What comes by one says so in the
        activity, under the token’s name. No token opens your account, and a new password ends them all.
      </p>
      {tokens.length > 0 && <TokenTable tokens={tokens} negotiations={negotiations} />}
      <ActionForm action={makeTokenAction} className="mt-4 grid max-w-[32rem] gap-4">
        <Field
          name="name"
          label="What is it for?"
          hint="Your colleagues see this name beside what it records."
          required
        >
          <TextInput maxLength={80} autoComplete="off" />
        </Field>
        <Choices name="scopes[]" legend="What it may do" choices={scopeChoices} defaultValue={["read"]} many inRow />
        {negotiations.length > 1 && (
          <Choices
            name="negotiationIds[]"
            legend="In which negotiations"
            hint="None chosen: in all of yours."
            choices={negotiations.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
            many
          />
        )}
        <Field className="max-w-96" name="days" label="It ends" required>
          <Select options={lasting} defaultValue="90" />
        </Field>
        <div>
          <SubmitButton variant="secondary" pending="Making…">
            Make a token
          </SubmitButton>
        </div>
        <MadeLink label="The token" />
      </ActionForm>
    </Section>
  );
}

function TokenTable({ tokens, negotiations }: Props) {
  const nameOf = (id: string) => negotiations.find((each) => each.id === id)?.name ?? "one that you have left";
  return (
    <ActionForm action={endTokenAction}>
      <Table caption="Your tokens">
        <TableHead>
          <HeadCell>Token</HeadCell>
          <HeadCell>Last used</HeadCell>
          <HeadCell>Ends</HeadCell>
          <HeadCell to="end">
            <VisuallyHidden>End it</VisuallyHidden>
          </HeadCell>
        </TableHead>
        <tbody>
          {tokens.map(({ id, name, scopes: may, negotiationIds, usedAt, endsAt }) => (
            <Row key={id}>
              <HeadCell scope="row">
                <bdi>{name}</bdi>
                <p className="t-meta font-normal text-ink-3">
                  {may.map((scope) => scopeLabels[scope]).join(" and ")}
                  {negotiationIds.length > 0 && (
                    <>
                      {" "}
                      in <bdi>{negotiationIds.map(nameOf).join(", ")}</bdi>
                    </>
                  )}
                </p>
              </HeadCell>
              <Cell>{usedAt ? dayOf(usedAt) : "Never"}</Cell>
              <Cell>{dayOf(endsAt)}</Cell>
              <Cell to="end">
                <SubmitButton variant="secondary" name="tokenId" value={id} className="-my-1 whitespace-nowrap">
                  End
                  <VisuallyHidden> the token {name}</VisuallyHidden>
                </SubmitButton>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </ActionForm>
  );
}

function dayOf(instant: Date) {
  return <Time dateTime={instant.toISOString()}>{formatInstant(instant, "UTC", "day")}</Time>;
}
