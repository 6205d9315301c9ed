/**
 * React's protocol for what is sent to a Server Action, written otherwise: numbered fields, of which the first holds JSON
 * whose texts that begin with `$` refer to others (`$1`, `$@1` a promise, `$F1` a function, `$K1` a form, `$Q1` a map …).
 */
import type { Chance } from "@/lib/platform/boot/soak/random";
import { multipart } from "../forms";
import { deepJson, oddText, oddValue } from "../odd";

type Fields = [name: string, value: string][];

const references = [
  "$",
  ..."@FKQWBoiRrXxOSTAGVUMmLlshnDENI-".split("").map((letter) => `$${letter}1`),
  ..."@FKQWBKi".split("").map((letter) => `$${letter}0`),
  "$0",
  "$1",
  "$ffffffff",
  "$-1",
  "$1:then",
  "$1:__proto__:then",
  "$1:constructor:constructor",
  "$0:0:0:0",
  "$@0",
  "$n9".padEnd(5_000, "9"),
  "$nx",
  "$D",
  "$Dx",
  "$D+275761-01-01",
  "$Infinity",
  "$-Infinity",
  "$NaN",
  "$undefined",
  "$T",
  "$B9",
  "$K9",
  "$F9",
  "$h9",
  "$Z",
  "$Y",
] as const;

/** What others take by reference: a function by its id, a map, a set, a promise, and what was tried in 2025 (CVE-2025-55182). */
const chunks = [
  '{"id":"x","bound":null}',
  '{"id":"constructor","bound":"$@1"}',
  '{"id":"__proto__#then","bound":[]}',
  "[[1,2],[3]]",
  "[[]]",
  '"$1"',
  '"$0"',
  '["$1","$1","$1"]',
  '{"then":"$1:then"}',
  '{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B1\\"}","_response":{"_prefix":"process.exit(99);","_chunks":"$Q2","_formData":{"get":"$1:constructor:constructor"}}}',
  "{",
  "",
  "C",
  `[${"1,".repeat(100_000)}1]`,
  deepJson(10_000, true),
  deepJson(2_000, false),
] as const;

/** A body that React would not send, with the type that it is said to be of. */
export function mutatedFlight(chance: Chance, fields: Fields): [type: string, body: Buffer] {
  const times = 1 + Math.floor(chance.next() * 3);
  let changed = fields;
  for (let turn = 0; turn < times; turn++) changed = mutated(chance, changed);
  const [only] = changed;
  if (changed.length === 1 && only?.[0] === "0" && chance.next() < 0.6)
    return ["text/plain;charset=UTF-8", Buffer.from(only[1])];
  const boundary = chance.of([
    "----parley",
    "----parley",
    "----parley",
    "----parley",
    "----parley",
    "----parley",
    "",
    "x",
  ] as const);
  return [`multipart/form-data; boundary=${boundary}`, multipart(changed)];
}

function mutated(chance: Chance, fields: Fields): Fields {
  const root = fields.find(([name]) => name === "0")?.[1] ?? "[]";
  const rest = fields.filter(([name]) => name !== "0");
  const withRoot = (text: string): Fields => [...rest, ["0", text]];
  const made: [() => Fields, ...(() => Fields)[]] = [
    () => withRoot(withLeaf(chance, root, JSON.stringify(chance.of(references)))),
    () => [...withRoot(withLeaf(chance, root, JSON.stringify(chance.of(references)))), ["1", chance.of(chunks)]],
    () => [...fields, ["1", chance.of(chunks)], ["2", chance.of(chunks)], ["3", chance.of(chunks)]],
    () => withRoot(withLeaf(chance, root, JSON.stringify(oddValue(chance)))),
    () => withRoot(root.slice(0, Math.floor(chance.next() * root.length))),
    () =>
      withRoot(
        chance.of([
          "",
          "null",
          "1",
          '"x"',
          "{}",
          "[]",
          "[null]",
          "[[]]",
          '["$0"]',
          '"$0"',
          '"$1"',
          "[,]",
          "[1,2,3,4,5,6,7,8,9]",
        ] as const),
      ),
    () => withRoot(root.replace(/^\[/, `[${"null,".repeat(50_000)}`)),
    () => withRoot(deepJson(10_000, chance.next() < 0.5)),
    () => withRoot(`[${'"$1",'.repeat(2_000)}"$1"]`),
    () => [...withRoot('["$1"]'), ["1", '["$2","$2"]'], ["2", '["$3","$3"]'], ["3", '["$1","$1"]']],
    () => [...withRoot('["$1"]'), ...doubling(24)],
    () => withRoot(withLeaf(chance, root, '{"__proto__":{"status":"ok"},"constructor":{"prototype":null}}')),
    () => rest,
    () => [...fields, ...fields],
    () => [
      ...fields,
      [chance.of(["", "-1", "x", "0", "__proto__", "1e9", "_1_", "_1___proto__", "0_"] as const), oddText(chance)],
    ],
    () => [...Array.from({ length: 3_000 }, (_, n): [string, string] => [String(n + 1), '"x"']), ...fields],
    () => fields.map(([name, value]) => [name.replace(/^_?1_/, chance.of(["_2_", "_1_1_", "1", "_"] as const)), value]),
  ];
  return chance.of(made)();
}

/** Each twice what comes after it: a few lines that would be millions of values. */
const doubling = (depth: number): Fields =>
  Array.from({ length: depth }, (_, n): [string, string] => [
    String(n + 1),
    n + 1 < depth ? `["$${(n + 2).toString(16)}","$${(n + 2).toString(16)}"]` : "1",
  ]);

/** The JSON with this in the place of one of its texts or numbers. */
function withLeaf(chance: Chance, json: string, value: string): string {
  const leaves = [...json.matchAll(/(?<=[[,:])("(?:[^"\\]|\\.)*"|-?\d+|true|false|null)(?=[\],}])/g)];
  const [first, ...rest] = leaves;
  if (!first) return value;
  const { index, 0: leaf } = chance.of([first, ...rest]);
  return json.slice(0, index) + value + json.slice(index + leaf.length);
}
