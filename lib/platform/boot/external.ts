/** A server of yours in place of the embedded one: is it new enough, and does the wall hold for the app's role? */
import { withClient } from "./connect";
import { StartError } from "./start-error";

/** The app's role on that server. Throws a StartError that says what to change there. */
export async function checkExternal({ appUrl, ownerUrl }: { appUrl: string; ownerUrl: string }): Promise<string> {
  const owner = await withClient(ownerUrl, "DATABASE_OWNER_URL", async (client) => {
    const { rows } = await client.query<{ role: string; version: string; number: number; database: string }>(`
      select current_user as role, current_setting('server_version') as version,
             current_setting('server_version_num')::int as number, pg_postmaster_start_time() || current_database() as database`);
    return rows[0];
  });
  if (owner && owner.number < 150_000)
    throw new StartError(`The database server is PostgreSQL ${owner.version}; Parley needs version 15 or newer.`);
  const app = await withClient(appUrl, "DATABASE_URL", async (client) => {
    const { rows } = await client.query<{
      role: string;
      superuser: boolean;
      bypass: boolean;
      owned: string | null;
      database: string;
    }>(`
      select current_user as role, rolsuper as superuser, rolbypassrls as bypass,
             pg_postmaster_start_time() || current_database() as database,
             (select min(c.oid::regclass::text) from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                 and pg_has_role(current_user, c.relowner, 'member')) as owned
        from pg_roles where rolname = current_user`);
    return rows[0];
  });
  if (!app)
    throw new StartError("DATABASE_URL names a role that the server does not list; create it with CREATE ROLE.");
  const { role } = app;
  if (app.database !== owner?.database)
    throw new StartError(
      "DATABASE_URL and DATABASE_OWNER_URL lead to different databases; let both name the same one.",
    );
  if (role === owner.role)
    throw new StartError(
      `DATABASE_URL and DATABASE_OWNER_URL use the same role ${role}; give the app a role of its own that owns nothing: CREATE ROLE parley_app LOGIN PASSWORD '…'.`,
    );
  if (app.superuser)
    throw new StartError(
      `The role ${role} of DATABASE_URL is a superuser, whom row-level security does not hold; ALTER ROLE ${role} NOSUPERUSER, or use another.`,
    );
  if (app.bypass)
    throw new StartError(
      `The role ${role} of DATABASE_URL bypasses row-level security; ALTER ROLE ${role} NOBYPASSRLS, or use another.`,
    );
  if (app.owned)
    throw new StartError(
      `The role ${role} of DATABASE_URL owns ${app.owned}, or is a member of the role that does, and so passes row-level security; use a role that owns nothing.`,
    );
  return role;
}
