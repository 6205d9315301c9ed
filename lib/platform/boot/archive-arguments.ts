/** What is said behind the commands that take an archive. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type HeadsByNegotiation, readHeads } from "./audit-heads";
import { StartError } from "./start-error";

export interface ArchiveArguments {
  file: string;
  seal: string | undefined;
  heads: HeadsByNegotiation;
}

export function readArchiveArguments(args: string[], command: string): ArchiveArguments {
  const wrong = new StartError(`Write npm run ${command} -- FILE, with --seal SEAL, --against FILE, or both.`);
  const { values, positionals } = parsed(args, wrong);
  const [file] = positionals;
  if (!file || positionals.length > 1) throw wrong;
  const { heads } = values.against ? readHeads(values.against) : { heads: new Map() };
  return { file: resolve(file), seal: values.seal, heads };
}

function parsed(args: string[], wrong: StartError) {
  try {
    return parseArgs({
      args,
      options: { seal: { type: "string" }, against: { type: "string" } },
      allowPositionals: true,
    });
  } catch {
    throw wrong;
  }
}
