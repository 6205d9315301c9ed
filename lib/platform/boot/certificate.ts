/** The certificate by which Parley itself listens, where its installation names one. */
import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { StartError } from "./start-error";

export type Certificate = { certFile: string; keyFile: string };

/** Undefined: it listens in the open. Throws a StartError where a file cannot be read, is none, or the two do not fit. */
export function readCertificate(
  { TLS_CERT_FILE: cert, TLS_KEY_FILE: key }: Record<string, string | undefined>,
  placeOf: (file: string) => string,
): Certificate | undefined {
  if (!cert && !key) return undefined;
  if (!cert || !key)
    throw new StartError(`Set ${cert ? "TLS_KEY_FILE, its key" : "TLS_CERT_FILE, the certificate"}, too; or neither.`);
  const files = { certFile: placeOf(cert), keyFile: placeOf(key) };
  const read = { cert: textOf("TLS_CERT_FILE", files.certFile), key: textOf("TLS_KEY_FILE", files.keyFile) };
  try {
    createSecureContext(read);
  } catch (error) {
    throw new StartError(
      `TLS_CERT_FILE and TLS_KEY_FILE have to be a certificate and its own key, in PEM (${(error as Error).message}).`,
    );
  }
  return files;
}

function textOf(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new StartError(`Cannot read ${file} (${(error as NodeJS.ErrnoException).code}), which ${name} names.`);
  }
}
