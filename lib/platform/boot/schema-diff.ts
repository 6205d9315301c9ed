/**
 * What SQL leads from one Prisma schema to another: Prisma's own engine, as WebAssembly, without a database and without
 * the download that its command line needs.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as engineBindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { reasonOf, StartError } from "./start-error";

export interface SchemaFile {
  path: string;
  content: string;
}

/** The SQL from the old schema to the new one, empty if they say the same. Throws a StartError for a faulty schema. */
export async function diffSchemas(from: SchemaFile[], to: SchemaFile[]): Promise<string> {
  try {
    const engine = await loadEngine(to);
    const { stdout } = await engine.diff({
      from: from.length > 0 ? { tag: "schemaDatamodel", files: from } : { tag: "empty" },
      to: { tag: "schemaDatamodel", files: to },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = stdout?.trim() ?? "";
    return sql === "-- This is an empty migration." ? "" : `${sql}\n`;
  } catch (error) {
    throw new StartError(`${reasonOf(error)}\n\nThe schema cannot be read; correct what is said above and try again.`);
  }
}

async function loadEngine(schema: SchemaFile[]): Promise<engineBindings.SchemaEngine> {
  loaded ??= load();
  const { SchemaEngine } = await loaded;
  return SchemaEngine.new({ datamodels: schema.map((file) => [file.path, file.content]) }, () => {}, noDatabase);
}

type Bindings = typeof engineBindings;

/** Once for the process: the bindings hold on to the memory of the first. */
let loaded: Promise<Bindings> | undefined;

/** The package's main file imports the .wasm as a module, which Node 20 does not know; so it is put together here. */
async function load(): Promise<Bindings> {
  const name = "@prisma/schema-engine-wasm/schema_engine_bg";
  const bytes = readFileSync(
    createRequire(import.meta.url)
      .resolve(name)
      .replace(/\.js$/, ".wasm"),
  );
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...bindings } });
  const { __wbg_set_wasm: setWasm } = bindings as unknown as { __wbg_set_wasm: (exports: WebAssembly.Exports) => void };
  setWasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

/** The engine asks which server it speaks to before it compares two texts; nothing else is ever sent. */
const noDatabase = {
  provider: "postgres",
  adapterName: "none",
  connect: () => Promise.resolve({ ok: true, value: answering }),
};

const answering = {
  provider: "postgres",
  adapterName: "none",
  queryRaw: () =>
    Promise.resolve({
      ok: true,
      // Boolean, text and integer: the schema exists, the version in words, the version as a number.
      value: {
        columnNames: ["exists", "version", "number"],
        columnTypes: [5, 7, 0],
        rows: [[true, "PostgreSQL 18", 180000]],
      },
    }),
  executeRaw: refuse,
  executeScript: refuse,
  startTransaction: refuse,
  dispose: () => Promise.resolve({ ok: true, value: undefined }),
};

function refuse(): never {
  throw new Error("Comparing two schemas needs no database.");
}
