import ipaddr from "ipaddr.js";

/** Whether what is sent to this host, as an address names it, stays on this machine: loopback, or a socket in a folder. */
export function isThisMachine(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "");
  if (name === "" || name.startsWith("/") || /(^|\.)localhost$/i.test(name)) return true;
  return ipaddr.isValid(name) && ipaddr.process(name).range() === "loopback";
}
