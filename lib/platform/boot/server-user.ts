/** PostgreSQL refuses to run as root, so that root lends it another user of this machine. */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { StartError } from "./start-error";

export interface ServerUser {
  name: string;
  /** Set only where we are root and have to become this user. */
  identity?: { uid: number; gid: number };
}

/** The user the server runs as: ourselves; for root, the one who owns the data already, or one made for such work. */
export function serverUser(cluster: string): ServerUser {
  if (process.getuid?.() !== 0) return { name: "yourself" };
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { name: nameOf(uid), identity: { uid, gid } };
  }
  const found = systemUser("postgres") ?? systemUser("parley") ?? madeUser() ?? systemUser("nobody");
  if (found) return found;
  throw new StartError(
    "PostgreSQL refuses to run as root and no other user could be made; add one with `useradd --system parley`, or start Parley as an ordinary user.",
  );
}

function systemUser(name: string): ServerUser | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) => Number.parseInt(ask("id", [flag, name]), 10));
  return uid && gid ? { name, identity: { uid, gid } } : undefined;
}

function madeUser(): ServerUser | undefined {
  ask("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "parley"]);
  return systemUser("parley");
}

const nameOf = (uid: number) => ask("id", ["-un", String(uid)]) || `number ${uid}`;

function ask(command: string, args: string[]): string {
  return spawnSync(command, args, { encoding: "utf8" }).stdout?.trim() ?? "";
}

/** Whether the user may run a shell's test (`-x` for a folder: enter it) on the path. */
export function canReach(user: ServerUser, test: "-x" | "-r", path: string): boolean {
  const { status } = spawnSync("/bin/sh", ["-c", `test ${test} "$1"`, "sh", path], { ...user.identity, cwd: "/" });
  return status === 0;
}
