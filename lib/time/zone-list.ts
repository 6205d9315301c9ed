/** The time zones of the world with where they are, to choose one from. */
import type { ZoneChoice } from "./zone-meant";
import { inZone } from "./zones";

/** Every zone in the order of its name, UTC first. */
export function zoneChoices(now: Date): ZoneChoice[] {
  const countries = countriesByZone();
  const zones = Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC");
  return [
    { zone: "UTC", where: "no place's own clocks" },
    ...zones.map((zone) => ({
      zone,
      where: [...(countries.get(zone) ?? []), offsetOf(zone, now)].join(", "),
    })),
  ];
}

/** "UTC+4:30". */
function offsetOf(zone: string, now: Date): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)/.exec(inZone(now, zone).offset) ?? [];
  return `UTC${sign === "-" ? "−" : "+"}${Number(hours)}${minutes === "00" ? "" : `:${minutes}`}`;
}

/** Node 20 has the zones of a region as a property, later ones as a method. */
type Regional = { getTimeZones?: () => string[] | undefined; timeZones?: string[] };

let known: ReadonlyMap<string, string[]> | null = null;

function countriesByZone(): ReadonlyMap<string, string[]> {
  if (known) return known;
  const byZone = new Map<string, string[]>();
  const names = new Intl.DisplayNames(["en-GB"], { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  for (const region of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(region);
    if (!name) continue;
    const locale: Regional = new Intl.Locale("und", { region });
    for (const zone of locale.getTimeZones?.() ?? locale.timeZones ?? [])
      byZone.set(zone, [...new Set([...(byZone.get(zone) ?? []), name])]);
  }
  known = byZone;
  return byZone;
}
