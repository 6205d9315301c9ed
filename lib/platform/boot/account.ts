/** Accounts as whoever runs the installation makes them, with the owner's role. */
import { join } from "node:path";
import type { Client } from "pg";
import { migrate, readMigrations } from "@/lib/platform/migrate";
import { faultInPassword } from "@/lib/platform/password-rules";
import { hashPassword, hashToken, newToken } from "@/lib/platform/passwords";
import { StartError } from "./start-error";

export const linkDays = 3;

export interface MadeAccount {
  email: string;
  isAdmin: boolean;
  /** Of the link that sets the password; null where it is set. */
  token: string | null;
}

export interface AskedAccount {
  root: string;
  appRole: string;
  email: string;
  name: string;
  /** The first account of an installation manages the others in any case. */
  isAdmin: boolean;
  password: string | undefined;
}

/** Makes an account; into a database that is empty yet, it brings the tables first. */
export async function createAccount(owner: Client, asked: AskedAccount): Promise<MadeAccount> {
  const email = requireEmail(asked.email);
  const name = asked.name.trim();
  if (!name || name.length > 200) throw new StartError("A name has 1 to 200 characters.");
  const fault = asked.password === undefined ? null : faultInPassword(asked.password, { email });
  if (fault) throw new StartError(`The password will not do. ${fault}`);
  const passwordHash = asked.password === undefined ? null : await hashPassword(asked.password);
  await ensureTables(owner, asked);
  await owner.query("begin");
  try {
    // Two first accounts at once: one of them is the second.
    await owner.query("lock table app_user in share row exclusive mode");
    if (await idOf(owner, email))
      throw new StartError(`${email} has an account already; add --link for a link that sets its password.`);
    const { rows } = await owner.query<{ is_first: boolean }>("select not exists (select from app_user) as is_first");
    const isAdmin = asked.isAdmin || rows[0]?.is_first === true;
    await owner.query("select create_user($1, $2, $3)", [email, name, passwordHash]);
    if (isAdmin) await owner.query("update app_user set is_admin = true where email = $1", [email]);
    const token = passwordHash === null ? await makeLink(owner, email) : null;
    await owner.query("commit");
    return { email, isAdmin, token };
  } catch (error) {
    await owner.query("rollback");
    throw error;
  }
}

/** A new link for an account that is there, for who can get none by mail. */
export async function renewLink(owner: Client, asked: string): Promise<MadeAccount> {
  const email = requireEmail(asked);
  return { email, isAdmin: false, token: await makeLink(owner, email) };
}

async function makeLink(owner: Client, email: string): Promise<string> {
  const id = await idOf(owner, email);
  if (!id) throw new StartError(`${email} has no account here.`);
  const token = newToken();
  await owner.query("select make_password_link($1, $2, make_interval(days => $3))", [id, hashToken(token), linkDays]);
  return token;
}

/** Null also where nothing was ever brought into the database: then nobody has an account. */
async function idOf(owner: Client, email: string): Promise<string | null> {
  if (!(await hasTables(owner))) return null;
  const { rows } = await owner.query<{ id: string }>("select id from app_user where email = $1", [email]);
  return rows[0]?.id ?? null;
}

function requireEmail(asked: string): string {
  const email = asked.trim().toLowerCase();
  if (email.length > 320 || !/^[^\s@]+@[^\s@]+$/.test(email))
    throw new StartError(`${asked} is no e-mail address; write one such as name@example.org.`);
  return email;
}

async function hasTables(owner: Client): Promise<boolean> {
  const { rows } = await owner.query<{ found: boolean }>("select to_regclass('app_user') is not null as found");
  return rows[0]?.found ?? false;
}

async function ensureTables(owner: Client, { root, appRole }: AskedAccount): Promise<void> {
  if (!(await hasTables(owner))) await migrate(owner, readMigrations(join(root, "prisma", "migrations")), appRole);
}
