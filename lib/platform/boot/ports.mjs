/** Where the app listens. On Node's own modules, since a taken port is said before anything long is begun. */
import { createServer, isIP } from "node:net";
import { PlainError } from "./plain-error.mjs";

export function readPort(text, name = "PORT") {
  const port = Number(text || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new PlainError(`${name} is ${text}; set it to a whole number from 1 to 65535.`);
}

const loopback = "127.0.0.1";

export function readListen(text) {
  const address = text || loopback;
  if (isIP(address)) return address;
  throw new PlainError(`LISTEN is ${text}; set it to an address of this machine, such as 0.0.0.0 for all of them.`);
}

export async function requireFree(port, address) {
  const problem = await probe(port, address).then(
    () => "",
    (error) => error.code,
  );
  if (problem === "EACCES")
    throw new PlainError(`You may not serve on port ${port}; choose one above 1023, for example PORT=3000 npm start.`);
  if (problem === "EADDRNOTAVAIL")
    throw new PlainError(`LISTEN is ${address}, which is no address of this machine; 0.0.0.0 stands for all of them.`);
  if (problem)
    throw new PlainError(
      `Port ${port} is taken by another program; stop it, or choose another port: PORT=${port + 1} npm start.`,
    );
}

export const isFree = (port) =>
  probe(port).then(
    () => true,
    () => false,
  );

export const freePort = () => probe(0);

/** Listens for a moment and gives back the port. */
function probe(port, address = loopback) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, address, () => {
      const { port: found } = server.address();
      server.close(() => resolve(found));
    });
  });
}
