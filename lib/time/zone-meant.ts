/** Which time zone a person means by what they typed. */

export type ZoneChoice = {
  /** IANA name. */
  zone: string;
  /** "Afghanistan, UTC+4:30", by the clocks of the moment. */
  where: string;
};

/** The zone that was meant by the name of its place or country, where only one can be; else null. */
export function zoneMeant(typed: string, choices: readonly ZoneChoice[]): string | null {
  const asked = folded(typed);
  if (!asked) return null;
  const exact = choices.find(({ zone }) => folded(zone) === asked);
  if (exact) return exact.zone;
  const named = choices.filter(({ zone, where }) =>
    [...zone.split("/"), ...where.split(", ")].some((name) => folded(name) === asked),
  );
  return named.length === 1 ? (named[0]?.zone ?? null) : null;
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("_", " ").trim().toLowerCase();
}
