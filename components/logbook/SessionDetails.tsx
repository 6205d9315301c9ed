"use client";

import { useId, useState } from "react";
import { cx } from "@/components/ui/cx";
import { controlClasses } from "@/components/ui/TextInput";
import type { Materials } from "@/lib/logbook/rules/materials";
import { wrongDate } from "@/lib/logbook/rules/spoken-days";
import type { DraftContent } from "@/lib/logbook/schema";
import type { FieldErrors } from "@/lib/platform/result";
import { roundStateLabels, sessionFormatLabels, sessionFormats, trackLabels, tracks } from "@/lib/rounds/rules";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { ChoiceControl } from "./ChoiceControl";
import { LabelledField } from "./LabelledField";
import { MeantDay } from "./MeantDay";

type Fields = Partial<Omit<DraftContent, "blocks">>;

type Props = {
  content: DraftContent;
  materials: Materials;
  zones: readonly string[];
  today: FuzzyDate;
  errors: FieldErrors;
  isReady: boolean;
  /** Of notes that several write, who began them says who may see them. */
  mayMark: boolean;
  onSet: (fields: Fields) => void;
};

const dressed = cx(controlClasses, "h-9 max-md:h-11");

/** Where, when and in which round the session sat, and who may see what is recorded in it. */
export function SessionDetails({ content, materials, zones, today, errors, isReady, mayMark, onSet }: Props) {
  const zoneList = useId();
  const [isDating, setDating] = useState(false);
  const wrong = isDating ? null : wrongDate(content.held, today);
  const isNewRound = content.roundId === null;
  const line = (name: "title" | "venue" | "roundNumber" | "roundTitle", label: string, hint?: string) => (
    <LabelledField label={label} hint={hint} errors={errors[name]}>
      {(control) => (
        <input
          {...control}
          type="text"
          dir="auto"
          autoComplete="off"
          readOnly={!isReady}
          className={dressed}
          value={content[name]}
          onChange={(event) => onSet({ [name]: event.currentTarget.value })}
        />
      )}
    </LabelledField>
  );
  const round = materials.rounds.find(({ id }) => id === content.roundId);
  return (
    <div className="grid gap-x-4 gap-y-3 md:grid-cols-3">
      {line("title", "Title", "As in: Opening session with the Taliban")}
      <div data-place="held">
        <LabelledField
          label="When"
          hint="As in: Mon 25 Feb 2019, or 25 Feb 2019 14:05"
          errors={wrong ? [wrong] : errors.held}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              autoComplete="off"
              readOnly={!isReady}
              className={dressed}
              value={content.held}
              onFocus={() => setDating(true)}
              onBlur={() => setDating(false)}
              onChange={(event) => onSet({ held: event.currentTarget.value })}
            />
          )}
        </LabelledField>
        <MeantDay typed={content.held} today={today} onTake={(held) => onSet({ held })} />
      </div>
      <LabelledField label="Format" errors={errors.format}>
        {(control) => (
          <ChoiceControl
            control={control}
            value={content.format}
            choices={sessionFormats.map((value) => ({ value, label: sessionFormatLabels[value] }))}
            onChange={(format) => onSet({ format })}
          />
        )}
      </LabelledField>
      <LabelledField label="Round" errors={errors.roundId}>
        {(control) => (
          <ChoiceControl
            control={control}
            value={content.roundId ?? ""}
            choices={[
              ...materials.rounds.map(({ id, number, title, state }) => ({
                value: id,
                label: `${number}: ${title} (${roundStateLabels[state].toLowerCase()})`,
              })),
              { value: "", label: "A new round" },
            ]}
            onChange={(id) => onSet(inRound(id, content, materials))}
          />
        )}
      </LabelledField>
      {line("venue", "Venue")}
      <LabelledField label="Time zone of the venue" errors={errors.timeZone}>
        {(control) => (
          <>
            <input
              {...control}
              type="text"
              list={zoneList}
              autoComplete="off"
              spellCheck={false}
              readOnly={!isReady}
              className={dressed}
              value={content.timeZone}
              onChange={(event) => onSet({ timeZone: event.currentTarget.value })}
            />
            <datalist id={zoneList}>
              {zones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </LabelledField>
      {isNewRound && line("roundNumber", "Number of the new round")}
      {isNewRound && line("roundTitle", "Title of the new round", "As in: Doha talks, February 2019")}
      {isNewRound && (
        <LabelledField label="Track" errors={errors.track}>
          {(control) => (
            <ChoiceControl
              control={control}
              value={content.track}
              choices={tracks.map((value) => ({ value, label: trackLabels[value] }))}
              onChange={(track) => onSet({ track })}
            />
          )}
        </LabelledField>
      )}
      {content.corrects && (
        <LabelledField
          label="Why it is corrected"
          hint="Stays on record beside what was filed before."
          errors={errors.reason}
          className="md:col-span-3"
        >
          {(control) => (
            <input
              {...control}
              type="text"
              dir="auto"
              autoComplete="off"
              readOnly={!isReady}
              className={dressed}
              value={content.reason}
              onChange={(event) => onSet({ reason: event.currentTarget.value })}
            />
          )}
        </LabelledField>
      )}
      {!content.corrects && materials.compartments.length > 0 && (
        <LabelledField
          label="Who may see it"
          hint={
            mayMark
              ? "The session and all that is recorded in it."
              : "Only who began these notes changes who may see them."
          }
          errors={errors.compartmentId}
        >
          {(control) => (
            <ChoiceControl
              control={control}
              isDisabled={!mayMark}
              value={content.compartmentId ?? ""}
              choices={[
                { value: "", label: "All members" },
                ...materials.compartments.map(({ id, name }) => ({ value: id, label: `Only ${name}` })),
              ]}
              onChange={(id) => onSet({ compartmentId: id || null })}
            />
          )}
        </LabelledField>
      )}
      <div className="grid content-start gap-2 md:col-span-3">
        <Tick
          label="The dates are worked out, not given by a source"
          isTicked={content.isDateInferred}
          onChange={(isDateInferred) => onSet({ isDateInferred })}
        />
        {(content.opensRound || !round || round.state === "scheduled" || round.state === "unscheduled") && (
          <Tick
            label="The round opens with this session"
            isTicked={content.opensRound}
            errors={errors.opensRound}
            onChange={(opensRound) => onSet({ opensRound })}
          />
        )}
      </div>
    </div>
  );
}

/** A session sits where its round does, until its writer says otherwise. */
function inRound(id: string, { corrects, compartmentId }: DraftContent, materials: Materials): Fields {
  const round = materials.rounds.find((each) => each.id === id);
  if (!round) return { roundId: null, opensRound: true };
  if (corrects) return { roundId: round.id, track: round.track };
  const opensRound = round.state === "unscheduled" || round.state === "scheduled";
  return {
    roundId: round.id,
    venue: round.venue,
    timeZone: round.timeZone,
    track: round.track,
    opensRound,
    // Who reads the session has to see its round.
    compartmentId: round.compartmentId ?? compartmentId,
  };
}

type TickProps = {
  label: string;
  isTicked: boolean;
  errors?: readonly string[] | undefined;
  onChange: (isTicked: boolean) => void;
};

function Tick({ label, isTicked, errors = [], onChange }: TickProps) {
  const id = useId();
  return (
    <div>
      <span className="flex items-start gap-2 py-0.5 max-md:py-3">
        <input
          id={id}
          type="checkbox"
          checked={isTicked}
          aria-describedby={errors.length > 0 ? `${id}-error` : undefined}
          className="mt-0.5 size-4 shrink-0 accent-accent"
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <label htmlFor={id}>{label}</label>
      </span>
      {errors.length > 0 && (
        <p id={`${id}-error`} className="t-meta text-st-contested">
          {errors.join(" ")}
        </p>
      )}
    </div>
  );
}
