/** The environment without what the web server's own process is given anew, or must never have. */
export function withoutSecrets(env) {
  const databases = ["DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_LISTEN_URL"];
  const secret = new Set([...databases, "AUTH_SECRET", "NEXTAUTH_SECRET"]);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !secret.has(name) && !/^(npm|OIDC)_/i.test(name)));
}
