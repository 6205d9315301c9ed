export function readSecretFiles(env: Record<string, string | undefined>): void;
