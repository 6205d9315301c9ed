/** What start-error.ts is, for the time before TypeScript can run. */
export class PlainError extends Error {
  name = "StartError";
}
