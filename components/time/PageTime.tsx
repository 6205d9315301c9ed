"use client";

import { useContext } from "react";
import { ShownDayContext } from "@/components/ui/ShownDay";
import { Time } from "@/components/ui/Time";
import { formatInstant, type InstantStyle } from "@/lib/time/format-instant";

type Props = {
  /** The instant, ISO 8601. */
  at: string;
  style?: InstantStyle;
};

/** When something was done, on the clocks that the head of the page names and on which it tells everything else. */
export function PageTime({ at, style }: Props) {
  const zone = useContext(ShownDayContext)?.zone ?? "UTC";
  return <Time dateTime={at}>{formatInstant(new Date(at), zone, style)}</Time>;
}
