/** A certificate for localhost and its key, in files, as an installation's own authority would hand them out. */
import { webcrypto } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  cryptoProvider,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const anHour = 3_600_000;

/** Writes both into the folder, over those of before; gives back where they are. It signs itself, so it is its own authority. */
export async function makeCertificate(folder: string): Promise<{ certFile: string; keyFile: string }> {
  cryptoProvider.set(webcrypto as Crypto);
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: "CN=localhost",
    notBefore: new Date(now - anHour),
    notAfter: new Date(now + 24 * anHour),
    keys,
    signingAlgorithm: algorithm,
    extensions: [new SubjectAlternativeNameExtension([{ type: "dns", value: "localhost" }])],
  });
  const [certFile, keyFile] = [join(folder, "localhost.pem"), join(folder, "localhost.key")];
  writeFileSync(certFile, certificate.toString("pem"));
  const key = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  writeFileSync(keyFile, PemConverter.encode(key, "PRIVATE KEY"), { mode: 0o600 });
  return { certFile, keyFile };
}
