/**
 * Where Parley may send something on a person's behalf: to public addresses by https, and to what the installation names.
 * An address that somebody types would else reach what only this machine reaches (server-side request forgery): its own
 * ports, its neighbours, the credentials that clouds hand out at 169.254.169.254.
 */
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** What the installation trusts besides public addresses. */
export interface InHouse {
  /** Names, in small letters: wherever they lead. */
  hosts: readonly string[];
  networks: readonly (readonly [Address, number])[];
}

/** Reads the setting: names, addresses and networks (`10.1.0.0/16`), with commas between. Throws, naming the entry, where one is none. */
export function readInHouse(text: string): InHouse {
  const hosts: string[] = [];
  const networks: [Address, number][] = [];
  for (const entry of text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)) {
    const isAddress = isPlain(entry.split("/")[0] ?? "");
    if (isAddress && ipaddr.isValidCIDR(entry)) networks.push(ipaddr.parseCIDR(entry));
    else if (isPlain(entry)) networks.push([ipaddr.parse(entry), ipaddr.IPv4.isValid(entry) ? 32 : 128]);
    else if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(entry) && !/^[\d.]+$/.test(entry)) hosts.push(entry);
    else throw new Error(`${entry} is neither a host, nor an address, nor a network such as 10.1.0.0/16`);
  }
  return { hosts, networks };
}

/** The only hosts that may be sent to besides what is in-house, in small letters; null: every public one. */
export type OnlyHosts = readonly string[] | null;

/** Reads the setting: names, `*.example.org` for all names under one, and addresses, with commas between; null where nothing is said. Throws, naming the entry, where one is none. */
export function readOnlyHosts(text: string): OnlyHosts {
  const hosts = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  for (const host of hosts) {
    const isName = /^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host) && !/^[\d.]+$/.test(host);
    if (!isName && !isPlain(host)) throw new Error(`${host} is neither a host, nor *. before one, nor an address`);
  }
  return hosts.length > 0 ? hosts : null;
}

const isOneOf = (host: string, only: readonly string[]) =>
  only.some((each) => each === host || (each.startsWith("*.") && host.endsWith(each.slice(1))));

/** An address in the spelling that everybody reads alike: `10.1` would be 10.0.0.1. */
const isPlain = (text: string) => ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

const byRange: Record<string, string> = {
  loopback: "this very machine",
  unspecified: "this very machine",
  private: "a private network",
  uniqueLocal: "a private network",
  carrierGradeNat: "a provider’s inner network",
  linkLocal: "a neighbour of this machine",
  multicast: "many machines at once",
  broadcast: "many machines at once",
};

const globalUnicast = ipaddr.parseCIDR("2000::/3");

/**
 * What an address is instead of a public one, as words that follow “leads to”; null: it may be sent to. An IPv6 address
 * that carries an IPv4 one (mapped, NAT64, 6to4, Teredo) is never public here, whatever it carries.
 */
export function whyForbidden(address: string, { networks }: InHouse): string | null {
  if (!ipaddr.isValid(address)) return "no address";
  const parsed = ipaddr.parse(address);
  if (networks.some((network) => network[0].kind() === parsed.kind() && parsed.match([...network]))) return null;
  const range = parsed.range();
  if (range !== "unicast") return byRange[range] ?? "an address that is not public";
  // What is not allotted to anybody counts as unicast there.
  if (parsed.kind() === "ipv6" && !parsed.match(globalUnicast)) return "an address that is not public";
  return null;
}

/** Names that lead inside by what they are: RFC 6761, 6762, 8375, and the one that ICANN keeps for private use. */
const innerName = /(^|\.)(localhost|local|internal|home\.arpa)$/;

/** The host of an address as it is looked up: without brackets, and without the dots that end a name. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.+$/, "");
}

/** What is wrong with an address, and what it leads to where that is what is wrong. */
type Untaken = { because: string; leadsTo?: string };

/** The address as it will be called; or, as a sentence to its writer, why it will not. Which addresses its name has is looked up later. */
export function readTarget(text: string, inHouse: InHouse, only: OnlyHosts = null): { url: URL } | Untaken {
  const asked = text.trim();
  if (!URL.canParse(asked)) return { because: "Write the whole address, as in https://example.org/parley." };
  const url = new URL(asked);
  const host = hostOf(url);
  const isLiteral = ipaddr.isValid(host);
  const isTrusted =
    inHouse.hosts.includes(host) ||
    (isLiteral && whyForbidden(host, { hosts: [], networks: [] }) !== null && whyForbidden(host, inHouse) === null);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isTrusted))
    return { because: "It has to begin with https://, so that nobody on the way reads along." };
  if (url.username || url.password)
    return { because: "Leave the name and the password out: each delivery is signed instead." };
  if (!isTrusted) {
    const forbidden = isLiteral ? whyForbidden(host, inHouse) : null;
    if (forbidden)
      return { because: `It leads to ${forbidden}; Parley sends to public addresses only.`, leadsTo: forbidden };
    if (only && !isOneOf(host, only))
      return {
        because: `This Parley sends to certain hosts only: ${only.join(", ")}.`,
        leadsTo: "a host that this Parley does not send to",
      };
    if (!isLiteral && (innerName.test(host) || !host.includes(".")))
      return {
        because: "Its name leads inside a network; Parley sends to public addresses only.",
        leadsTo: "the inside of a network",
      };
  }
  url.hash = "";
  return { url };
}
