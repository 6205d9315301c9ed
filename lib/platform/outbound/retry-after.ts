/** The form of a date that HTTP writes (RFC 9110, 5.6.7), and the older one that it still reads. */
const httpDate = /^[A-Z][a-z]+, \d{2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/;

/** In how many seconds whoever answered wants to be asked again, by its `Retry-After` (RFC 9110, 10.2.3); null: it does not say. */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  const said = header?.trim() ?? "";
  if (/^\d{1,10}$/.test(said)) return Number(said);
  const at = httpDate.test(said) ? Date.parse(said) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, (at - now.getTime()) / 1000);
}
