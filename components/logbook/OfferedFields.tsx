"use client";

import { Button } from "@/components/ui/Button";
import type { Materials } from "@/lib/logbook/rules/materials";
import { withoutOffer } from "@/lib/logbook/rules/offers";
import type { DraftContent, DraftOffer } from "@/lib/logbook/schema";
import {
  attendanceLevelLabels,
  attendanceLevels,
  sessionFormatLabels,
  sessionFormats,
  trackLabels,
  tracks,
} from "@/lib/rounds/rules";

type Field = DraftOffer["field"];

const labels: Record<Field, string> = {
  roundId: "Round",
  roundNumber: "Number of the new round",
  roundTitle: "Title of the new round",
  track: "Track",
  opensRound: "The round opens with this session",
  title: "Title",
  format: "Format",
  venue: "Venue",
  timeZone: "Time zone of the venue",
  held: "When",
  isDateInferred: "The dates are worked out",
  level: "Level of the session",
  levelNote: "On the level",
  compartmentId: "Who may see it",
  reason: "Why it is corrected",
};

type Props = {
  content: DraftContent;
  materials: Materials;
  onSet: (fields: Partial<Omit<DraftContent, "blocks">>) => void;
};

/** The fields that two windows wrote otherwise: both versions, and the choice between them. */
export function OfferedFields({ content, materials, onSet }: Props) {
  if (content.offered.length === 0) return null;
  return (
    <section aria-labelledby="offered" className="mb-5 max-w-measure border-l-3 border-accent py-1 pl-3.5">
      <h2 id="offered" className="t-ui-strong">
        Written otherwise in another window
      </h2>
      <ul>
        {content.offered.map((offer) => (
          <li key={`${offer.field} ${offer.value}`} className="py-1">
            <p>
              <span className="text-ink-2">{labels[offer.field]}:</span> here{" "}
              <bdi className="font-semibold">{inWords(offer.field, content[offer.field], materials)}</bdi>, there{" "}
              <bdi className="font-semibold">{inWords(offer.field, offer.value, materials)}</bdi>
            </p>
            <p className="-ml-3 flex flex-wrap">
              {[true, false].map((isTaken) => (
                <Button
                  key={String(isTaken)}
                  type="button"
                  variant="quiet"
                  onClick={() => onSet(withoutOffer(content, offer, { isTaken }))}
                >
                  {isTaken ? "Take what is there" : "Keep what is here"}
                  <span className="sr-only"> for {labels[offer.field]}</span>
                </Button>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function inWords(field: Field, value: string | boolean | null, { rounds, compartments }: Materials): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  const named = <Value extends string>(all: readonly Value[], names: Record<Value, string>) => {
    const found = all.find((each) => each === value);
    return found ? names[found] : null;
  };
  const words = {
    roundId: () => rounds.find(({ id }) => id === value)?.title ?? "a new round",
    compartmentId: () => compartments.find(({ id }) => id === value)?.name ?? "all members",
    level: () => named(attendanceLevels, attendanceLevelLabels) ?? "that of who sat highest",
    format: () => named(sessionFormats, sessionFormatLabels),
    track: () => named(tracks, trackLabels),
  };
  const say = field in words ? words[field as keyof typeof words] : null;
  return (say ? say() : value) || "nothing";
}
