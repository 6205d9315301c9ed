/** `DATA_DIR`: what an installation keeps on this machine beside the embedded server's own files. */
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reasonOf, StartError } from "./start-error";

export interface Passwords {
  superuser: string;
  owner: string;
  app: string;
}

export interface Kept {
  /** The port that the embedded server listened on last; kept so that noted addresses stay valid. */
  port?: number;
  passwords?: Passwords;
  /** The roles and the database exist. */
  isPrepared?: boolean;
  /** Signs the sessions; a new one signs everybody out. */
  authSecret?: string;
  /** What it is being replaced by. */
  nextSecret?: string | undefined;
  /** `loading` was interrupted and is begun anew; `none`: the database was not ours to fill. */
  demo?: "loading" | "loaded" | "none";
}

export interface DataFolder {
  path: string;
  /** PostgreSQL's data folder within. */
  cluster: string;
  kept(): Kept;
  keep(change: Kept): void;
}

/** Opens the folder, making it where it is missing. Throws a StartError where that is not allowed. */
export function openDataFolder(path: string): DataFolder {
  const file = join(path, "installation.json");
  try {
    if (!existsSync(path)) {
      mkdirSync(path, { recursive: true });
      // The server's user passes through to its own folder below; the files here stay closed to it.
      chmodSync(path, 0o711);
    }
  } catch (error) {
    throw new StartError(
      `Cannot make the data folder ${path} (${reasonOf(error)}); set DATA_DIR to a folder of yours.`,
    );
  }
  const kept = (): Kept => {
    if (!existsSync(file)) return {};
    try {
      return JSON.parse(readFileSync(file, "utf8")) as Kept;
    } catch (error) {
      throw new StartError(
        `Cannot read ${file} (${reasonOf(error)}); start as the user who made it, or restore it from a backup.`,
      );
    }
  };
  const keep = (change: Kept) => {
    const next = { ...kept(), ...change };
    try {
      // Written aside and renamed: a crash leaves the old passwords or the new ones, never half of them.
      writeFileSync(`${file}.new`, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600, flush: true });
      renameSync(`${file}.new`, file);
    } catch (error) {
      throw new StartError(`Cannot write to ${path} (${reasonOf(error)}); set DATA_DIR to a folder of yours.`);
    }
  };
  return { path, cluster: join(path, "postgres"), kept, keep };
}

/** For what is to stay: the next start makes the database anew where a start broke off while it loaded the demo. */
export function openForRestoring(path: string): DataFolder {
  const data = openDataFolder(path);
  if (data.kept().demo === "loading")
    throw new StartError(
      `A start broke off in ${path} while it loaded the demo; run npm start once, or set DATA_DIR to a new folder, and restore then.`,
    );
  return data;
}

/** 192 random bits that need no escaping in an address. */
export function newSecret(): string {
  return randomBytes(24).toString("base64url");
}
