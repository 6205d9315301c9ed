/** The environment without what the web server's own process is given anew, or must never have. */
export function withoutSecrets(env: Record<string, string | undefined>): Record<string, string | undefined>;
