/** What may be sent to a command: of its form, of its form with ids that there are, and of no form at all. */
import fc from "fast-check";

type Schema = Readonly<Record<string, unknown>>;

/** What nobody means. */
export const odd: readonly unknown[] = [
  ...[
    null,
    "",
    " ",
    0,
    -1,
    1e21,
    1.5,
    true,
    [],
    {},
    [[[]]],
    "a\u0000b",
    "a\ud800",
    "\udc00",
    "\u202e\u2066",
    "ﷺ".repeat(50),
  ],
  ...[
    { $ne: "" },
    JSON.parse('{"__proto__":{"role":"owner"}}') as unknown,
    "'; drop table record; --",
    "../../etc/passwd",
  ],
  ...["9".repeat(400), "x".repeat(20_000), "2019-02-30", "0000-00-00", "∞"],
];

const dates = ["2019-02-27", "2019-02", "2019-02-27 10:00", "Asia/Qatar", "en", "1.4"];

/** Whatever the schema takes, its ids among these as a rule. */
export function sentBy(
  schema: Schema,
  ids: readonly string[],
  negotiationId: string,
  name = "",
): fc.Arbitrary<unknown> {
  const inner = (each: unknown, called = name) => sentBy(each as Schema, ids, negotiationId, called);
  if ("const" in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  const variants = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (variants) return fc.oneof(...variants.map((each) => inner(each)));
  const type = Array.isArray(schema.type) ? (schema.type[0] as string) : schema.type;
  switch (type) {
    case "object": {
      const fields = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
      return fc.record(Object.fromEntries(fields.map(([field, each]) => [field, inner(each, field)])), {
        requiredKeys: (schema.required as string[] | undefined) ?? [],
      });
    }
    case "array":
      return fc.array(inner(schema.items ?? {}), { minLength: Number(schema.minItems ?? 0), maxLength: 3 });
    case "integer":
    case "number":
      return fc.integer({
        min: Math.max(Number(schema.minimum ?? 0), -1e6),
        max: Math.min(Number(schema.maximum ?? 1e6), 1e6),
      });
    case "boolean":
      return fc.boolean();
    case "string":
      if (name === "negotiationId")
        return fc.oneof({ weight: 9, arbitrary: fc.constant(negotiationId) }, fc.constantFrom(...ids));
      if (schema.format === "uuid") return fc.constantFrom(...ids);
      return fc.oneof(
        fc.constantFrom(...dates),
        fc.string({
          minLength: Number(schema.minLength ?? 0),
          maxLength: Math.min(60, Number(schema.maxLength ?? 60)),
        }),
        fc.string({ unit: "binary", maxLength: 30 }),
      );
    default:
      return fc.constantFrom(...odd);
  }
}

/** The same with something wrong: a field that is odd, gone or too much, or a whole that is none. */
export function spoilt(valid: fc.Arbitrary<unknown>, fields: readonly string[]): fc.Arbitrary<unknown> {
  const field = fc.constantFrom(...fields);
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(valid, field, fc.constantFrom(...odd))
        .map(([sent, at, value]) => ({ ...Object(sent), [at]: value })),
    },
    fc
      .tuple(valid, field)
      .map(([sent, at]) => Object.fromEntries(Object.entries(Object(sent)).filter(([each]) => each !== at))),
    valid.map((sent) => ({ ...Object(sent), surprise: 1 })),
    fc.constantFrom(...odd),
  );
}

/** Headers that somebody made up, as far as HTTP carries them. */
export const forged: fc.Arbitrary<Record<string, string>> = fc.record(
  {
    "idempotency-key": fc.oneof(fc.uuid(), fc.constantFrom("", "a b", "k".repeat(300), "once")),
    "if-match": fc.constantFrom("*", '"1"', 'W/"1"', '"00000000-0000-0000-0000-000000000000"', "", '"'),
    "content-type": fc.constantFrom("application/json; charset=utf-16", "text/plain", "application/ld+json", ""),
    accept: fc.constantFrom("text/html", "*/*;q=0", ""),
    origin: fc.constantFrom("https://elsewhere.example", "null"),
    "x-forwarded-for": fc.constantFrom("127.0.0.1, ::1", "a".repeat(2000)),
    "x-http-method-override": fc.constant("DELETE"),
  },
  { requiredKeys: [] },
);

/** What may stand behind `?` in an address that takes these parameters, their values among these ids, and of no form at all. */
export function askedBy(
  schemas: Readonly<Record<string, unknown>>,
  ids: readonly string[],
): fc.Arbitrary<Record<string, string>> {
  const value = (schema: unknown) => {
    const { enum: words = [] } = schema as { enum?: string[] };
    return fc.oneof(
      ...(words.length > 0 ? [fc.constantFrom(...words)] : []),
      fc.constantFrom(...ids, ...dates, "", "0", "1", "7", "2019-02-28T10:00", "a4", "text,positions", "%00"),
      fc.string({ unit: "binary", maxLength: 40 }),
    );
  };
  const values = Object.entries(schemas).map(([name, schema]) => [name, value(schema)]);
  return fc.record(Object.fromEntries(values), { requiredKeys: [] }) as fc.Arbitrary<Record<string, string>>;
}
