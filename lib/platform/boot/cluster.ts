/** The embedded server's life: made, started, found running, stopped; through PostgreSQL's own programs. */
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type DataFolder, newSecret } from "./data-folder";
import { freePort, isFree } from "./ports.mjs";
import { findRunning } from "./running-server";
import { type Outcome, runProgram } from "./run-program";
import { type ServerProgram, serverProgram } from "./server-program";
import { canReach, type ServerUser, serverUser } from "./server-user";
import { reasonOf, StartError } from "./start-error";

export interface Cluster {
  folder: DataFolder;
  user: ServerUser;
  server: ServerProgram;
}

/** Makes the server's data where there are none. Throws a StartError where its user cannot go there. */
export async function openCluster(folder: DataFolder): Promise<Cluster> {
  const user = serverUser(folder.cluster);
  if (user.identity && !canReach(user, "-x", folder.path))
    throw new StartError(
      `The database server runs as the user ${user.name}, who cannot enter ${folder.path}; set DATA_DIR to a folder that is not inside a closed one, for example DATA_DIR=/var/lib/parley.`,
    );
  const server = serverProgram(folder.path, user);
  const cluster = { folder, user, server };
  if (!existsSync(folder.cluster)) await makeCluster(cluster);
  if (user.identity && !canReach(user, "-r", join(folder.cluster, "PG_VERSION")))
    throw new StartError(
      `The database server runs as the user ${user.name}, who cannot read ${folder.cluster}; give it back with \`chown -R ${user.name} ${folder.cluster}\`.`,
    );
  const version = readVersion(folder.cluster);
  if (version !== server.major)
    throw new StartError(
      `The data in ${folder.cluster} were written by PostgreSQL ${version} and this Parley brings ${server.major}; dump them with the old Parley and load them into a new DATA_DIR.`,
    );
  return cluster;
}

function readVersion(cluster: string): string {
  try {
    return readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    throw new StartError(
      `Cannot read the database in ${cluster} (${reasonOf(error)}); start as the user who made it, or set DATA_DIR to another folder.`,
    );
  }
}

async function makeCluster({ folder, user, server }: Cluster): Promise<void> {
  const unfinished = `${folder.cluster}.new`;
  const passwordFile = join(folder.path, "initial-password");
  const passwords = folder.kept().passwords ?? { superuser: newSecret(), owner: newSecret(), app: newSecret() };
  folder.keep({ passwords, isPrepared: false });
  try {
    let made: Outcome | undefined;
    // ICU comes with the server, so order and case are the same everywhere; the rest takes what the system has.
    for (const locale of ["C.UTF-8", "en_US.UTF-8", "C"]) {
      rmSync(unfinished, { recursive: true, force: true });
      for (const path of [unfinished, passwordFile]) {
        if (path === unfinished) mkdirSync(path, { mode: 0o700 });
        else writeFileSync(path, passwords.superuser, { mode: 0o600 });
        if (user.identity) chownSync(path, user.identity.uid, user.identity.gid);
      }
      made = await runServerProgram({ folder, user, server }, "initdb", [
        ...["--pgdata", unfinished, "--username", "postgres", "--pwfile", passwordFile],
        ...["--auth", "scram-sha-256", "--encoding", "UTF8", "--no-instructions"],
        ...["--locale-provider", "icu", "--icu-locale", "und", "--locale", locale],
      ]);
      if (made.code === 0 || !/invalid locale/.test(made.output)) break;
    }
    if (made?.code !== 0)
      throw new StartError(
        `PostgreSQL could not make its data in ${folder.path} (${lastLine(made?.output ?? "")}); set DATA_DIR to a folder on a local disk with free space.`,
      );
    renameSync(unfinished, folder.cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

export interface StartOptions {
  /** False where losing the data in a power cut is no loss: the tests' server. */
  isDurable?: boolean;
  /** Whether somebody knows it by its port already, so that another would be nowhere for them. */
  keepsPort?: boolean;
}

/**
 * Starts the server on the port it had, or another where that is taken. Gives back the port. Throws a StartError where it
 * does not come to run, and where it has to keep a port that stays taken.
 */
export async function startCluster(
  cluster: Cluster,
  { isDurable = true, keepsPort = false }: StartOptions = {},
): Promise<number> {
  const { folder } = cluster;
  for (let attempt = 1; ; attempt++) {
    const kept = folder.kept().port;
    // A server that is just ending has it until its last moment.
    if (kept && keepsPort && !(await becomesFree(kept)))
      throw new StartError(
        `Its port ${kept} is still taken; if it is by another program, stop that, or start Parley again.`,
      );
    const port = kept && (keepsPort || (await isFree(kept))) ? kept : await freePort();
    const settings = {
      listen_addresses: "127.0.0.1",
      port,
      unix_socket_directories: "",
      timezone: "UTC",
      log_timezone: "UTC",
      // A failed statement holds what people wrote; the log is no place for it.
      log_min_error_statement: "panic",
      // Every index is on a disk that finds a page at once, and a query is one of many: helpers would take cores from others.
      random_page_cost: 1.1,
      max_parallel_workers_per_gather: 0,
      jit: "off",
      ...(isDurable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
    };
    const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    const log = join(folder.cluster, "server.log");
    const started = await runServerProgram(cluster, "pg_ctl", [
      ...["start", "-w", "-t", "60", "-D", folder.cluster, "-l", log, "-o", options.join(" ")],
    ]);
    const listening = started.code === 0 ? port : findRunning(cluster.folder);
    if (listening) {
      folder.keep({ port: listening });
      return listening;
    }
    // What a killed server leaves behind (its processes, its port) is gone after a moment.
    if (attempt < 5) await delay(500 * attempt);
    else
      throw new StartError(
        `PostgreSQL did not start (${lastLine(readLog(log) || started.output)}); its log is ${log}.`,
      );
  }
}

/** Waits up to ten seconds for it. */
async function becomesFree(port: number): Promise<boolean> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (await isFree(port)) return true;
    await delay(50);
  }
  return false;
}

/** Stops the server in good order: what is committed is on disk, and open connections end. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const stop = (mode: string) =>
    runServerProgram(cluster, "pg_ctl", ["stop", "-w", "-t", "30", "-m", mode, "-D", cluster.folder.cluster]);
  const { code } = await stop("fast");
  if (code !== 0 && findRunning(cluster.folder)) await stop("immediate");
}

function runServerProgram({ server, user, folder }: Cluster, name: "initdb" | "pg_ctl", args: string[]) {
  return runProgram(server.program(name), args, {
    cwd: folder.path,
    // Nothing of ours: PGDATA, PGPORT or a locale in the environment would change what the server does.
    env: { PATH: process.env.PATH, LANG: "C", LC_ALL: "C", TZ: "UTC" },
    ...(user.identity ? { identity: user.identity } : {}),
  });
}

const lastLine = (text: string) => text.trim().split("\n").at(-1)?.trim() ?? "";

function readLog(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
