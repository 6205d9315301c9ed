/** A name server on loopback, which answers some names and leaves all others without an answer. */
import { createSocket, type Socket } from "node:dgram";

export interface NameServer {
  /** As a resolver is told it: `127.0.0.1:5353`. */
  at: string;
  /** What it was asked, in turn: `A hooks.example`. */
  asked: string[];
  close: () => Promise<void>;
}

const types: Readonly<Record<number, string>> = { 1: "A", 28: "AAAA" };

/**
 * By name: its IPv4 addresses, or none where it is to be said that there is no such name. Asked for IPv6 of a name in `only4`,
 * it says nothing.
 */
export async function startNameServer(
  names: Readonly<Record<string, readonly string[]>>,
  only4: readonly string[] = [],
): Promise<NameServer> {
  const socket: Socket = createSocket("udp4");
  const asked: string[] = [];
  socket.on("message", (query, { port, address }) => {
    const { name, type } = questionOf(query);
    asked.push(`${types[type] ?? type} ${name}`);
    const known = names[name];
    if (known && (type === 1 || !only4.includes(name)))
      socket.send(answerTo(query, type === 1 ? known : [], known.length > 0), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const { port } = socket.address();
  const close = () => new Promise<void>((resolve) => void socket.close(() => resolve()));
  return { at: `127.0.0.1:${port}`, asked, close };
}

/** RFC 1035, 4.1: a head of twelve bytes, the name label by label up to an empty one, then its type. */
function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function answerTo(query: Buffer, addresses: readonly string[], isName: boolean): Buffer {
  const { end } = questionOf(query);
  const head = Buffer.from(query.subarray(0, 12));
  // An answer, recursion as it was asked for; code 3: there is no such name.
  head.writeUInt16BE(0x8180 + (isName ? 0 : 3), 2);
  head.writeUInt16BE(addresses.length, 6);
  head.writeUInt32BE(0, 8);
  const records = addresses.map((address) =>
    // The name of the question, type A, class IN, to be kept for no time, four bytes.
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split(".").map(Number)]),
  );
  return Buffer.concat([head, query.subarray(12, end), ...records]);
}
