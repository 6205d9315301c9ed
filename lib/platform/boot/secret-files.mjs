/** Settings that are secrets may come in files, as docker, systemd (`LoadCredential`) and agents of vaults hand them over. */
import { readFileSync } from "node:fs";
import { PlainError } from "./plain-error.mjs";

const secrets = [
  "AUTH_SECRET",
  "AUTH_SECRET_FORMER",
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "DATABASE_LISTEN_URL",
  "SMTP_URL",
  "OIDC_CLIENT_SECRET",
];

/** Reads each `NAME_FILE` that the environment has into `NAME`, which then is as if it had been set. */
export function readSecretFiles(env) {
  for (const name of secrets) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) throw new PlainError(`Set either ${name} or ${name}_FILE, and not both.`);
    try {
      env[name] = readFileSync(file, "utf8").trim();
    } catch (error) {
      throw new PlainError(`Cannot read ${file} (${error.code}), which ${name}_FILE names.`);
    }
    // A program that is started from here finds the one and not the other.
    delete env[`${name}_FILE`];
    if (!env[name]) throw new PlainError(`${file}, which ${name}_FILE names, is empty.`);
  }
}
