"use client";

import { useSyncExternalStore } from "react";

type Props = {
  /** When the session began, ISO 8601. */
  at: string;
  venueZone: string;
};

const subscribe = () => () => {};

/** How far the reader's clocks are from the venue's; nothing where they agree, or before scripts have run. */
export function VenueClock({ at, venueZone }: Props) {
  const words = useSyncExternalStore(
    subscribe,
    () => differenceInWords(new Date(at), venueZone, Intl.DateTimeFormat().resolvedOptions().timeZone),
    () => null,
  );
  return words && <span>{words}</span>;
}

function differenceInWords(at: Date, venueZone: string, readerZone: string): string | null {
  const minutes = offsetOf(at, readerZone) - offsetOf(at, venueZone);
  if (minutes === 0) return null;
  const hours = Math.abs(minutes) / 60;
  const place = (readerZone.split("/").at(-1) ?? readerZone).replaceAll("_", " ");
  const size = `${hours.toLocaleString("en-GB")} ${hours === 1 ? "hour" : "hours"}`;
  return `, yours (${place}) ${size} ${minutes < 0 ? "behind" : "ahead"}`;
}

/** Minutes east of Greenwich at the instant. */
function offsetOf(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "longOffset" }).formatToParts(at);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}
