/** What nobody means: words, numbers, moments and structures at the edges of what anything was made for. */
import { odd as oddInputs } from "@/lib/exchange/api/sent.arbitrary";
import type { Chance } from "@/lib/platform/boot/soak/random";

const megabyte = 2 ** 20;

/** Nested so deep, of lists or of objects. Written as text, since no serialiser goes down so far. */
export const deepJson = (depth: number, isList: boolean) =>
  isList ? `${"[".repeat(depth)}${"]".repeat(depth)}` : `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

const someWords = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "a\udfffb",
  "\ufeff",
  "\u202e\u2066gnikcah\u2069",
  "\u200b\u200d\u2060",
  "﷽".repeat(200),
  `e${"\u0301".repeat(500)}`,
  "👩🏽‍⚖️".repeat(50),
  "ИЇЌАЎ",
  "İıſK",
  "\r\nSet-Cookie: x=1",
  "%00",
  "%ff",
  "%",
  "%c0%ae%c0%ae/",
  "../../../../etc/passwd",
  "..%2f..%2fetc%2fpasswd",
  "\\\\host\\share",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "<script>alert(1)</script>",
  "'; drop table record; --",
  "' or 1=1 --",
  "1) union select null--",
  "\\",
  "%s%n%x",
  `{{7*7}}$${"{7*7}"}<%=7*7%>`,
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "then",
  "null",
  "undefined",
  "NaN",
  "true",
  "[object Object]",
  "$ACTION_ID_x",
  "$F1",
  "a".repeat(300),
  "x".repeat(20_000),
  "(".repeat(5_000),
  "[".repeat(5_000),
  "a ".repeat(5_000),
  "#@/".repeat(3_000),
  "((a|a)*)*b",
  "*".repeat(1_000),
] as const;

const someNumbers = [
  "0",
  "-0",
  "-1",
  "1",
  "1.5",
  "1e21",
  "1e999",
  "-1e999",
  "2147483647",
  "2147483648",
  "-2147483649",
  "9007199254740993",
  "9223372036854775808",
  "0x10",
  "1_000",
  "٣",
  "9".repeat(400),
] as const;

const someMoments = [
  "2019-02-30",
  "2019-02-28",
  "2019-02",
  "2019",
  "0000-00-00",
  "0001-01-01",
  "-000001-01-01",
  "9999-12-31",
  "10000-01-01",
  "+275760-09-13",
  "+999999-12-31",
  "1969-12-31T23:59:59.999999999Z",
  "2019-02-28T24:00",
  "2019-02-28T25:61",
  "2019-03-31T02:30[Europe/Rome]",
  "2019-02-28T10:00+99:99",
  "2016-12-31T23:59:60Z",
  "2019-02-28/2019-02-27",
  "2019-02~",
  "1e99-01-01",
  "yesterday",
] as const;

/** A text from the edges, a megabyte of it now and then. */
export function oddText(chance: Chance): string {
  if (chance.next() < 0.03) return chance.of(["x", "\u00e9", "漢", "<b>", "[a|b] "] as const).repeat(megabyte / 5);
  return chance.of([chance.of(someWords), chance.of(someNumbers), chance.of(someMoments)] as const);
}

/** A short one, such as an address holds. */
export const oddWord = (chance: Chance): string => oddText(chance).slice(0, 3000);

/** Any value that JSON can hold. */
export function oddValue(chance: Chance): unknown {
  const [first, ...rest] = oddInputs as [unknown, ...unknown[]];
  const made: (() => unknown)[] = [
    () => oddText(chance),
    () => Number(chance.of(someNumbers)),
    () => chance.of([first, ...rest]),
    () => Array.from({ length: 5_000 }, () => chance.of<unknown>(["x", null, 1, {}])),
    () => Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`k${n}`, n])),
    () => nested(Math.floor(chance.next() * 400)),
  ];
  return (made[Math.floor(chance.next() * made.length)] ?? oddText)(chance);
}

function nested(depth: number): unknown {
  let value: unknown = "bottom";
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { value };
  return value;
}

/** A whole body that is no JSON, or too much of it. */
export function oddJsonText(chance: Chance, whole: string): string {
  const cut = Math.floor(chance.next() * whole.length);
  const fields = /^\{(.*)\}$/s.exec(whole)?.[1] ?? '"a":1';
  const made: [() => string, ...(() => string)[]] = [
    () => whole.slice(0, cut),
    () => whole.slice(cut),
    () => whole + whole,
    () => `{${fields},${fields}}`,
    () => `{${fields},"__proto__":{"role":"owner"},"constructor":{"prototype":{"isAdministrator":true}}}`,
    () => `\ufeff${whole}`,
    () => deepJson(10_000, true),
    () => deepJson(10_000, false),
    () => whole.replace(/:"[^"]*"/, `:${deepJson(10_000, true)}`),
    () => whole.replace(/:"[^"]*"/, ":1e999"),
    () => whole.replace(/"/g, "'"),
    () => whole.replace(/:"/, ':"\\ud800'),
    () => `[${"0,".repeat(200_000)}0]`,
    () => `"${"x".repeat(megabyte)}"`,
    () => "",
    () => "\u0000",
    () => chance.of(["null", "1", '"x"', "[]", "{}", "NaN", "Infinity", "undefined", "{}{}", "//"] as const),
  ];
  return chance.of(made)();
}
