/** What leaves as a file, by its name in the address. */
import type { BriefSection } from "@/lib/briefs/rules";
import { type TableName, tableNames } from "./tables";

export type FileAsked =
  | { kind: "brief"; format: "md" | "docx" | "pdf" }
  | { kind: "agreement"; format: "xml" | "md" }
  | { kind: "table"; format: "csv" | "ods"; tables: readonly TableName[] }
  | { kind: "calendar" };

const others: Readonly<Record<string, FileAsked>> = {
  "brief.md": { kind: "brief", format: "md" },
  "brief.pdf": { kind: "brief", format: "pdf" },
  "brief.docx": { kind: "brief", format: "docx" },
  "agreement.xml": { kind: "agreement", format: "xml" },
  "agreement.md": { kind: "agreement", format: "md" },
  "record.ods": { kind: "table", format: "ods", tables: tableNames },
  "rounds.ics": { kind: "calendar" },
};

const tables = tableNames.flatMap((name) =>
  (["csv", "ods"] as const).map((format): [string, FileAsked] => [
    `${name}.${format}`,
    { kind: "table", format, tables: [name] },
  ]),
);

/** Every file by its name. */
export const exportedFiles: Readonly<Record<string, FileAsked>> = { ...others, ...Object.fromEntries(tables) };

/** Null: there is no such file. */
export function fileNamed(name: string): FileAsked | null {
  return Object.hasOwn(exportedFiles, name) ? (exportedFiles[name] ?? null) : null;
}

/** The agreement alone, as a brief has it. */
export const textAlone: readonly BriefSection[] = ["text"];
