/**
 * Looks up the addresses of a name, by asking the name servers of the system (c-ares). `dns.lookup` would wait for them in
 * one of the four threads that files and passwords are read by, too: four names whose server hangs would stop all of that,
 * and each other.
 */
import "server-only";
import { lookup, Resolver } from "node:dns/promises";

/** Every address that a name has; it rejects where it has none. `isTrusted`: the installation names it among its own. */
export type Resolve = (
  host: string,
  asked: { isTrusted: boolean; deadline: AbortSignal },
) => Promise<readonly string[]>;

interface NameServers {
  /** `address:port`; without it, those of the system as it is set up now. */
  servers?: readonly string[];
  /** How long one of them is waited for at first, in ms; the next time twice as long. */
  timeout?: number;
  tries?: number;
}

/** How long addresses of one kind are waited for once those of the other are known, in ms. */
const forTheOther = 500;

/**
 * How names are looked up by these servers. What the installation trusts and they do not know is looked up as the system
 * does, in its hosts file first: such names are few, and nobody types them to hold us up.
 */
export function resolveBy({ servers, timeout = 2_000, tries = 2 }: NameServers = {}): Resolve {
  return async (host, { isTrusted, deadline }) => {
    // One for each look: it can be called off alone, and it knows what the system is set up to ask by now.
    const resolver = new Resolver({ timeout, tries });
    if (servers) resolver.setServers(servers);
    const cancel = () => resolver.cancel();
    deadline.addEventListener("abort", cancel, { once: true });
    let soon: NodeJS.Timeout | undefined;
    try {
      const kinds = [resolver.resolve4(host), resolver.resolve6(host)];
      // Some name servers never answer what they have none of, mostly IPv6: what is known then is enough.
      const enough = () => {
        soon ??= setTimeout(cancel, forTheOther);
      };
      for (const kind of kinds) kind.then(enough, () => undefined);
      const asked = await Promise.allSettled(kinds);
      const found = asked.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
      if (found.length > 0) return found;
      const codes = asked.flatMap((answer) => (answer.status === "rejected" ? [codeOf(answer.reason)] : []));
      const isHung = deadline.aborted || codes.includes("ETIMEOUT");
      if (!isTrusted || isHung) throw new Error(`${host} is not found: ${codes.join()}`);
      return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
    } finally {
      clearTimeout(soon);
      deadline.removeEventListener("abort", cancel);
    }
  };
}

const codeOf = (reason: unknown) => (reason as NodeJS.ErrnoException).code ?? "";
