"use client";

import { useSyncExternalStore } from "react";
import { Time } from "@/components/ui/Time";
import { formatInstant, type InstantStyle } from "@/lib/time/format-date";
import { clockName } from "@/lib/time/zones";

type Props = {
  /** The instant, ISO 8601. */
  at: string;
  /** Whose clocks tell it before scripts have run; they are then named. */
  zone: string;
  style?: InstantStyle;
};

const subscribe = () => () => {};

/** When the reader did something, on their own clocks. */
export function ReaderTime({ at, zone, style }: Props) {
  const own = useSyncExternalStore(
    subscribe,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
  return (
    <Time dateTime={at}>
      {formatInstant(new Date(at), own ?? zone, style)}
      {!own && ` ${clockName(zone)}`}
    </Time>
  );
}
