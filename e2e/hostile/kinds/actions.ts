/** Every Server Action: as React sends it, as a form without scripts does, and with both written otherwise. */
import { createRequire } from "node:module";
import type { Input } from "@/e2e/fixtures";
import type { Chance } from "@/lib/platform/boot/soak/random";
import { actionIn, fieldsOf, type Form, multipart } from "../forms";
import type { Action, Ground } from "../ground";
import { oddText, oddValue, oddWord } from "../odd";
import type { Who } from "../people";
import { mutatedFlight } from "./flight";
import { validInput } from "./commands";
import { asWho, isOneIn, type Kind } from "./kind";

/** React's own, as the browser's bundle has it. */
const { encodeReply } = createRequire(import.meta.url)("next/dist/compiled/react-server-dom-turbopack/client.node") as {
  encodeReply: (value: unknown) => Promise<string | FormData>;
};

type Fields = [name: string, value: string][];

export const actionRequests: Kind = {
  name: "actions",
  share: 20,
  targets: ({ actions }) => actions.map(({ name, id }) => `${name} ${id}`),
  make: async (ground, target, who, chance) => {
    const action = ground.actions.find(({ id }) => target.endsWith(id));
    if (!action) throw new Error(`There is no action ${target}.`);
    const form = ground.forms.find((each) => actionIn(each) === action.id);
    const address = form?.address ?? ground.pages.find(({ folder }) => folder === action.folder)?.address ?? "/";
    if (form && isOneIn(chance, 4)) return withoutScripts(ground, form, who, chance);
    const valid = await argumentsOf(ground, action, form, who, chance);
    const [type, body] = isOneIn(chance, 6) ? await encoded(valid) : mutatedFlight(chance, await flightOf(valid));
    const tree = encodeURIComponent(JSON.stringify(["", {}, null, null, 0]));
    return asWho(ground, who, chance, {
      method: "POST",
      target: isOneIn(chance, 10) ? "/" : address,
      headers: [
        ["next-action", isOneIn(chance, 12) ? oddId(chance, action.id) : action.id],
        ["accept", "text/x-component"],
        ["content-type", type],
        ...(isOneIn(chance, 2) ? [["next-router-state-tree", tree] as [string, string]] : []),
      ],
      body,
    });
  },
};

const oddId = (chance: Chance, id: string) =>
  chance.of([id.slice(1), `${id}0`, id.replace(/^../, "ff"), "0".repeat(42), "__proto__", id.toUpperCase()]);

/** What the action takes: for one of a form, what the form before it answered and its fields. */
async function argumentsOf(
  ground: Ground,
  action: Action,
  form: Form | undefined,
  who: Who,
  chance: Chance,
): Promise<unknown[]> {
  const command = commandLike(action.name, [...ground.schemas.keys()]);
  const input: Input = command ? await validInput(ground, command, who) : { negotiationId: ground.stage.id };
  if (action.arity === 0) return [];
  if (action.arity === 1)
    return [isOneIn(chance, 3) ? { ...input, [oddWord(chance).slice(0, 40)]: oddValue(chance) } : input];
  const data = new FormData();
  const fields = form && isOneIn(chance, 2) ? form.fields.filter(([name]) => !name.startsWith("$")) : fieldsOf(input);
  for (const [name, value] of spoiltFields(chance, fields)) data.append(name, value);
  const state = isOneIn(chance, 4) ? oddValue(chance) : { status: "idle" };
  return action.arity === 2 ? [state, data] : [isOneIn(chance, 2), state, data];
}

/** The command whose name has most of the words of the action's: `recordTermStatusAction` is about `term_status.record`. */
function commandLike(action: string, names: readonly string[]): string | undefined {
  const words = (text: string) =>
    text
      .replace(/Action$/, "")
      .split(/[._]|(?=[A-Z])/)
      .map((word) => word.toLowerCase().replace(/e?s$/, ""));
  const wanted = words(action);
  const score = (name: string) => {
    const has = words(name);
    return has.filter((word) => wanted.includes(word)).length * 10 - has.length;
  };
  const [best] = [...names].sort((one, other) => score(other) - score(one));
  return best && score(best) > 10 ? best : undefined;
}

/** A field or two that is odd, twice there, gone, of another shape, or new. */
function spoiltFields(chance: Chance, fields: Fields): Fields {
  const [first, ...rest] = fields;
  if (!first || isOneIn(chance, 6)) return fields;
  const [name, value] = chance.of([first, ...rest]);
  const others = fields.filter(([each]) => each !== name);
  return chance.of([
    [...others, [name, oddText(chance)]],
    [...others, [name, oddText(chance)]],
    [...fields, [name, value]],
    others,
    [...others, [`${name}[]`, value]],
    [...others, [`${name}.0.${name}`, value]],
    [...others, [`${name}:json`, JSON.stringify(oddValue(chance))]],
    [...fields, [`${"a.".repeat(2_000)}b`, value]],
    [...fields, ["__proto__.role", "owner"], ["constructor.prototype.x", "1"]],
    [...fields, ["actId", oddText(chance)]],
    [...fields, ["9999.9999.x", value], ["citations.9999.quote", value]],
    [...fields, ...Array.from({ length: 1_200 }, (_, n): [string, string] => [`f${n}`, "x"])],
  ] as [Fields, ...Fields[]]);
}

async function withoutScripts(ground: Ground, form: Form, who: Who, chance: Chance) {
  const boundary = "----parley";
  const isHidden = ([name]: [string, string]) => name.startsWith("$");
  const typed = spoiltFields(
    chance,
    form.fields.filter((field) => !isHidden(field)),
  );
  const hidden = isOneIn(chance, 3) ? spoiltHidden(chance, form.fields.filter(isHidden)) : form.fields.filter(isHidden);
  const said = chance.of([boundary, boundary, boundary, boundary, boundary, "other", "", "x".repeat(200)] as const);
  return asWho(ground, who, chance, {
    method: "POST",
    target: form.address,
    headers: [["content-type", `multipart/form-data; boundary=${said}`]],
    body: multipart([...hidden, ...typed], boundary),
  });
}

/** What Next hides in a form, with another reference, another bound value, another key, or none. */
function spoiltHidden(chance: Chance, fields: Fields): Fields {
  const odd = chance.of([
    "$F1",
    "$@1",
    '{"id":"x","bound":null}',
    '{"id":"constructor","bound":"$@1"}',
    "[",
    "[[[[]]]]",
    '["$K1"]',
    "",
    "\u0000",
    '{"then":"$1:then"}',
  ] as const);
  const at = Math.floor(chance.next() * fields.length);
  return chance.of([
    fields.map(([name, value], place) => [name, place === at ? odd : value]),
    fields.filter((_, place) => place !== at),
    [...fields, ["$ACTION_REF_", ""], ["$ACTION_REF_9999", ""], ["$ACTION_9999:0", odd]],
    [...fields, ["$ACTION_KEY", oddText(chance)]],
    [
      ["$ACTION_ID_", ""],
      ["$ACTION_ID_x", ""],
      ["$ACTION_ID___proto__", ""],
    ],
  ] as [Fields, ...Fields[]]);
}

async function flightOf(valid: unknown[]): Promise<Fields> {
  const sent = await encodeReply(valid);
  return typeof sent === "string" ? [["0", sent]] : [...sent].map(([name, value]) => [name, String(value)]);
}

async function encoded(valid: unknown[]): Promise<[type: string, body: Buffer]> {
  const sent = await encodeReply(valid);
  if (typeof sent === "string") return ["text/plain;charset=UTF-8", Buffer.from(sent)];
  return [
    "multipart/form-data; boundary=----parley",
    multipart([...sent].map(([name, value]) => [name, String(value)])),
  ];
}
