/** What is said behind the commands that take an archive or a backup. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { PublishedHead } from "@/lib/platform/audit-chain";
import type { Proofs } from "@/lib/platform/archive/verify";
import { type Published, readHeads } from "./audit-heads";
import { StartError } from "./start-error";

/** Throws a StartError that says what to write. */
export function readArchiveArguments(args: string[], command: string): Proofs & { file: string } {
  const wrong = new StartError(
    `Write npm run ${command} -- FILE, with --seal SEAL (64 hexadecimal digits), --against FILE, or both.`,
  );
  const { values, positionals } = parsed(args, wrong);
  const [file] = positionals;
  if (!file || positionals.length > 1) throw wrong;
  return { file: resolve(file), ...readProofs(values, wrong) };
}

/** The options by which a file is held against what was kept elsewhere. */
export const proofOptions = { seal: { type: "string" }, against: { type: "string" } } as const;

/** An empty one is no check left out, but a variable that was not set: it throws `wrong`. */
export function readProofs(
  { seal, against }: { seal?: string | undefined; against?: string | undefined },
  wrong: StartError,
): Proofs {
  if (against === "" || (seal !== undefined && !/^[0-9a-f]{64}$/i.test(seal))) throw wrong;
  return { seal: seal?.toLowerCase(), published: against === undefined ? undefined : readHeads(against) };
}

/** Says which of the published heads an archive bears. */
export function sayHeldAgainst(held: readonly PublishedHead[], published: Published | undefined): void {
  if (!published) return;
  const last = held.reduce<PublishedHead | undefined>(
    (most, head) => (most && most.seq > head.seq ? most : head),
    undefined,
  );
  console.log(
    `It bears the ${held.length} heads of ${published.file} up to its end; the last is ${last?.seq}, of ${last?.at}.`,
  );
  sayUnread(published);
}

/** Says what of the published heads proves nothing. */
export function sayUnread(published: Published | undefined): void {
  if (published && published.unread > 0)
    console.log(`${published.unread} of the lines of ${published.file} cannot be read, and prove nothing.`);
}

function parsed(args: string[], wrong: StartError) {
  try {
    return parseArgs({ args, options: proofOptions, allowPositionals: true });
  } catch {
    throw wrong;
  }
}
