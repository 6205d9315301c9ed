import { Client } from "pg";
import { reasonOf, StartError } from "./start-error";

/**
 * Connects, does the work and disconnects. Throws a StartError that calls the address by its setting's name, since the
 * address itself holds a password.
 */
export async function withClient<T>(url: string, setting: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks between two queries is reported by the next one; without a listener it would end Parley.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(sentence(error, setting, client));
  }
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function sentence(error: unknown, setting: string, { host, port, database, user }: Client): string {
  const code = (error as { code?: string }).code ?? "";
  if (code === "28P01" || code === "28000")
    return `The database refuses the user ${user} of ${setting} (${reasonOf(error)}); correct the name or the password there.`;
  if (code === "3D000") return `There is no database ${database} on ${host}:${port}; create it, or correct ${setting}.`;
  return `Cannot reach the database of ${setting} on ${host}:${port} (${reasonOf(error)}); start that server, or correct the address.`;
}
