/** People and their sign-ins, made as the database's owner: where the demo and the tests begin. */
import pg from "pg";
import { type Actor, findActor } from "@/lib/platform/actor";
import { hashPassword } from "@/lib/platform/passwords";

export type Owner = pg.Pool;

/** A pool as the owner's role, which the running app never has. The caller ends it. */
export function connectAsOwner(connectionString: string | undefined): Owner {
  if (!connectionString) throw new Error("DATABASE_OWNER_URL is needed here");
  return new pg.Pool({ connectionString, max: 2 });
}

/** Makes an account and gives back its id. */
export async function makeUser(
  owner: Owner,
  person: { email: string; name: string; password: string },
): Promise<string> {
  const made = await owner.query<{ id: string }>("select create_user($1, $2, $3) as id", [
    person.email,
    person.name,
    await hashPassword(person.password),
  ]);
  return made.rows[0]?.id ?? missing();
}

/** Opens a sign-in for the user, as if they had given their password. */
export async function actAs(owner: Owner, userId: string): Promise<Actor> {
  const opened = await owner.query<{ id: string }>(
    "select open_sign_in($1, interval '1 hour', 'fixture', 'local') as id",
    [userId],
  );
  const actor = await findActor(opened.rows[0]?.id ?? missing());
  return actor ?? missing();
}

let codes = 0;

/** A party's code that no other party of the run bears. */
export function freshCode(): string {
  const place = codes++;
  const letter = (value: number) => String.fromCharCode(65 + (value % 26));
  return `X${letter(Math.floor(place / 676))}${letter(Math.floor(place / 26))}${letter(place)}`;
}

/** Ends a sign-in. */
export async function endActing(owner: Owner, actor: Actor): Promise<void> {
  await owner.query("update sign_in set revoked_at = now() where id = $1", [actor.signInId]);
}

function missing(): never {
  throw new Error("the database gave nothing back");
}
