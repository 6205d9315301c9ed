/** Requests byte by byte, so that they can be wrong in ways that no HTTP client lets one be. */
import { connect } from "node:net";

export type Sent = {
  method: string;
  /** The path with what it asks for, as it goes over the wire: unescaped if it is meant to be so. */
  target: string;
  headers: [name: string, value: string][];
  body?: Buffer;
  /** Instead of the length of the body. */
  saysLength?: string;
  /** After so many bytes of the whole nothing more is sent, and our side of the connection is closed. */
  cutAfter?: number;
  /** It is answered for ever: its head is waited for, and no more. */
  isEndless?: boolean;
};

export type Heard = {
  /** 0: the connection ended without an answer. */
  status: number;
  headers: Map<string, string>;
  body: string;
  /** From the last byte that was sent to the last one that was heard. */
  ms: number;
  /** Nothing more came within the patience. */
  isHung: boolean;
};

/** The request as it goes over the wire. Header values are bytes: what is beyond Latin-1 goes as UTF-8. */
export function bytesOf({ method, target, headers, body, saysLength }: Sent, host: string): Buffer {
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  const all: [string, string][] = [
    ...(named.has("host") ? [] : [["host", host] as [string, string]]),
    ...headers,
    ...(named.has("connection") ? [] : [["connection", "close"] as [string, string]]),
  ];
  const isChunked = headers.some(([name, value]) => name === "transfer-encoding" && value === "chunked");
  if (!isChunked && (body || saysLength !== undefined))
    all.push(["content-length", saysLength ?? String(body?.length ?? 0)]);
  const head = [`${method} ${target} HTTP/1.1`, ...all.map(([name, value]) => `${name}: ${value}`), "", ""].join(
    "\r\n",
  );
  // Also where there is none: a request that does not end is waited for.
  const sent = isChunked ? chunked(body ?? Buffer.alloc(0)) : (body ?? Buffer.alloc(0));
  return Buffer.concat([Buffer.from(head, "utf8"), sent]);
}

const chunked = (body: Buffer) =>
  Buffer.concat([
    Buffer.from(body.length ? `${body.length.toString(16)}\r\n` : ""),
    body,
    Buffer.from(body.length ? "\r\n0\r\n\r\n" : "0\r\n\r\n"),
  ]);

/** Sends it to loopback and hears what comes back. It throws nothing: whatever happens is heard. */
export function exchange(port: number, sent: Sent, patience = 20_000): Promise<Heard> {
  const whole = bytesOf(sent, `127.0.0.1:${port}`);
  const bytes = sent.cutAfter === undefined ? whole : whole.subarray(0, sent.cutAfter);
  return new Promise((resolve) => {
    let heard = Buffer.alloc(0);
    let began = performance.now();
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    const end = (isHung: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ...parsed(heard), ms: performance.now() - began, isHung });
    };
    const timer = setTimeout(() => end(true), patience);
    socket.on("connect", () =>
      socket.write(bytes, () => {
        began = performance.now();
        if (sent.cutAfter !== undefined) socket.end();
      }),
    );
    socket.on("data", (part) => {
      heard = Buffer.concat([heard, part]);
      if (isWhole(heard, sent)) end(false);
    });
    socket.on("end", () => end(false));
    // The server may close while we still send what it will not read.
    socket.on("error", () => end(false));
  });
}

/** Whether all of an answer has come, on a connection that may stay open. */
function isWhole(heard: Buffer, { method, isEndless }: Sent): boolean {
  const end = heard.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const head = heard.subarray(0, end).toString("latin1").toLowerCase();
  if (head.startsWith("http/1.1 100")) return isWhole(heard.subarray(end + 4), { method, isEndless } as Sent);
  if (isEndless || method === "HEAD" || /^http\/1\.1 (204|304|101)/.test(head)) return true;
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) return heard.length - end - 4 >= Number(length);
  return head.includes("\r\ntransfer-encoding: chunked") && heard.subarray(-5).toString() === "0\r\n\r\n";
}

function parsed(bytes: Buffer): Pick<Heard, "status" | "headers" | "body"> {
  const text = bytes.toString("utf8").replace(/^HTTP\/1\.1 100 [\s\S]*?\r\n\r\n/, "");
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers.set(name, headers.has(name) ? `${headers.get(name)}\n${value}` : value);
  }
  const body = rest.join("\r\n\r\n");
  const isChunked = headers.get("transfer-encoding") === "chunked";
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers,
    body: isChunked ? joined(body) : body,
  };
}

/** The sizes between chunks stand on lines of their own; what we look for in a body is looked for without them. */
const joined = (body: string) => body.replace(/(^|\r\n)[0-9a-f]+\r\n/g, "");

/** A line for a shell that sends the same again. Who asks is left to whoever types it: `$COOKIE` or `$TOKEN`. */
export function curlOf({ method, target, headers }: Sent, origin: string, bodyFile: string | null): string {
  const quoted = (text: string) => `$'${text.replace(/[\\']/g, "\\$&").replace(/[^\x20-\x7e]/g, escaped)}'`;
  const said = headers.map(([name, value]) => {
    if (name === "cookie" && value.includes("session-token")) return `-H "cookie: $COOKIE"`;
    if (name === "authorization") return `-H "authorization: Bearer $TOKEN"`;
    return `-H ${quoted(`${name}: ${value}`.slice(0, 400))}`;
  });
  const data = bodyFile ? ` --data-binary @${bodyFile}` : "";
  return `curl -si --path-as-is -X ${quoted(method)} ${said.join(" ")}${data} ${quoted(origin + target.slice(0, 2000))}`;
}

const escaped = (letter: string) =>
  [...Buffer.from(letter)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
