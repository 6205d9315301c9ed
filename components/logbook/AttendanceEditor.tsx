"use client";

import { useState } from "react";
import { LevelGlyph } from "@/components/rounds/LevelGlyph";
import { Button } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import { Section } from "@/components/ui/Section";
import { controlClasses } from "@/components/ui/TextInput";
import { errorsOfNewcomer } from "@/lib/logbook/rules/filing-fields";
import type { Choosable, Materials } from "@/lib/logbook/rules/materials";
import { delegations, levelOf, namedUnseated, seatOf, withSeat } from "@/lib/logbook/rules/seats";
import type { DraftContent, DraftSeat } from "@/lib/logbook/schema";
import type { FieldErrors } from "@/lib/platform/result";
import { attendanceLevelLabels, attendanceLevelSteps, attendanceLevels } from "@/lib/rounds/rules";
import { ChoiceControl } from "./ChoiceControl";
import { LabelledField } from "./LabelledField";
import { makeKey } from "./makeKey";
import { NewcomerSeat } from "./NewcomerSeat";
import { PickField } from "./PickField";

type Fields = Partial<Pick<DraftContent, "attendance" | "newcomers" | "level" | "levelNote">>;

type Props = {
  content: Pick<DraftContent, "attendance" | "newcomers" | "level" | "levelNote" | "blocks">;
  materials: Materials;
  choosable: Choosable;
  errors: FieldErrors;
  onSet: (fields: Fields) => void;
};

/** Who sat, by delegation, and how high. */
export function AttendanceEditor({ content, materials, choosable, errors, onSet }: Props) {
  const { attendance, newcomers } = content;
  const shown = delegations(materials.parties, [...attendance, ...newcomers]);
  const [addedKey, setAddedKey] = useState<string | null>(null);
  const invite = (partyId: string) => {
    const key = makeKey();
    setAddedKey(key);
    onSet({
      newcomers: [...newcomers, { key, partyId, name: "", title: "", level: "unknown", isHead: false, note: "" }],
    });
  };
  const { level, remark } = levelOf(content, materials.levels);
  const seat = (of: Pick<DraftSeat, "partyId" | "delegateId">, change: Partial<DraftSeat> | null) =>
    onSet({ attendance: withSeat(attendance, of, change) });
  const named = namedUnseated(content.blocks, attendance, materials.delegates);
  const seatNamed = () => {
    const seats = named.reduce(
      (all, { id, partyId, isHead }) => withSeat(all, { partyId, delegateId: id }, { isHead }),
      attendance,
    );
    onSet({ attendance: seats });
    // The button is gone by then, and would take the focus with it.
    if (named[0]) document.getElementById(seatId(named[0].id))?.focus();
  };
  const others = choosable.parties.filter(({ id }) => shown.every((party) => party.id !== id));
  const wrong = Object.entries(errors).flatMap(([field, messages]) => (field.startsWith("attendance") ? messages : []));
  return (
    <Section title="Who sat" aside="bars: working, senior, principal">
      {named.length > 0 && (
        <p className="t-small flex flex-wrap items-baseline gap-x-2 py-1">
          <span>{joined(named.map(({ name }) => name))} named in the notes.</span>
          <Button type="button" variant="quiet" className="t-small -mx-3" onClick={seatNamed}>
            {named.length === 1 ? `Seat ${named[0]?.name}` : `Seat all ${named.length}`}
          </Button>
        </p>
      )}
      {shown.map((party) => (
        <fieldset key={party.id} className="min-w-0 py-1.5">
          <legend className="flex flex-wrap gap-x-1.5">
            <span className="t-ui-strong">{party.name}</span>{" "}
            <span className="t-meta mt-0.5 text-ink-3">{party.part}</span>
          </legend>
          {materials.delegates
            .filter((delegate) => delegate.partyId === party.id)
            .map((delegate) => (
              <Seat
                key={delegate.id}
                id={seatId(delegate.id)}
                name={delegate.name}
                hint={delegate.title}
                seat={seatOf(attendance, party.id, delegate.id)}
                onChange={(change) =>
                  seat({ partyId: party.id, delegateId: delegate.id }, change && { isHead: delegate.isHead, ...change })
                }
              />
            ))}
          <Seat
            name="Others"
            hint="names not on record"
            of={party.name}
            seat={seatOf(attendance, party.id, null)}
            onChange={(change) => seat({ partyId: party.id, delegateId: null }, change)}
          />
          {newcomers.map(
            (newcomer, place) =>
              newcomer.partyId === party.id && (
                <NewcomerSeat
                  key={newcomer.key}
                  newcomer={newcomer}
                  party={party.name}
                  errors={errorsOfNewcomer(errors, place)}
                  takesFocus={newcomer.key === addedKey}
                  onChange={(changed) =>
                    onSet({
                      newcomers: changed
                        ? newcomers.with(place, { ...newcomer, ...changed })
                        : newcomers.toSpliced(place, 1),
                    })
                  }
                />
              ),
          )}
          <Button type="button" variant="quiet" className="t-small -ml-3" onClick={() => invite(party.id)}>
            Add a person<span className="sr-only"> of {party.name} who is not on record</span>
          </Button>
        </fieldset>
      ))}
      {wrong.length > 0 && <p className="t-small text-st-contested">{wrong.join(" ")}</p>}
      <div className="grid gap-3 pt-2">
        {others.length > 0 && (
          <LabelledField label="Another delegation">
            {(control) => (
              <PickField
                control={control}
                label="Another delegation"
                candidates={others}
                value=""
                isEmptied
                placeholder="Add a party that sat"
                onChange={(partyId) => partyId && seat({ partyId, delegateId: null }, {})}
              />
            )}
          </LabelledField>
        )}
        <LabelledField label="Level of the session" hint={remark ?? undefined} errors={errors.level}>
          {(control) => (
            <ChoiceControl
              control={control}
              value={content.level ?? ""}
              choices={[
                { value: "", label: `Of who sat highest: ${attendanceLevelLabels[level].toLowerCase()}` },
                ...attendanceLevels.map((value) => ({ value, label: attendanceLevelLabels[value] })),
              ]}
              onChange={(value) => onSet({ level: value === "" ? null : value })}
            />
          )}
        </LabelledField>
        <LabelledField label="On the level" hint="As in: the highest level yet" errors={errors.levelNote}>
          {(control) => (
            <input
              {...control}
              type="text"
              dir="auto"
              autoComplete="off"
              className={cx(controlClasses, "h-9 max-md:h-11")}
              value={content.levelNote}
              onChange={(event) => onSet({ levelNote: event.currentTarget.value })}
            />
          )}
        </LabelledField>
      </div>
    </Section>
  );
}

const seatId = (delegateId: string) => `seat-${delegateId}`;

/** "Ann and Bob are" */
function joined(names: readonly string[]): string {
  return `${new Intl.ListFormat("en-GB").format(names)} ${names.length === 1 ? "is" : "are"}`;
}

type SeatProps = {
  id?: string;
  name: string;
  hint: string | null;
  /** Whose others they are, to who hears the page. */
  of?: string;
  seat: DraftSeat | null;
  onChange: (change: Partial<DraftSeat> | null) => void;
};

const levelChoices = attendanceLevels.map((value) => ({ value, label: attendanceLevelLabels[value] }));

function Seat({ id, name, hint, of, seat, onChange }: SeatProps) {
  const who = of ? `${name} of ${of}` : name;
  return (
    <div className="py-0.5">
      <label className="flex items-start gap-2 py-0.5 max-md:py-2.5">
        <input
          id={id}
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-accent"
          checked={seat !== null}
          onChange={(event) => onChange(event.currentTarget.checked ? {} : null)}
        />
        <span className="min-w-0 flex-1">
          {name}
          {of && <span className="sr-only"> of {of}</span>}
          {hint && <span className="t-meta ml-2 text-ink-3">{hint}</span>}
        </span>
        {seat && <LevelGlyph level={attendanceLevelSteps[seat.level]} className="mt-1" />}
      </label>
      {seat && (
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)] gap-2 pb-1.5 pl-6">
          <ChoiceControl
            control={{ "aria-label": `Level of ${who}` }}
            value={seat.level}
            choices={levelChoices}
            onChange={(level) => onChange({ level })}
          />
          <input
            type="text"
            dir="auto"
            aria-label={`Note on ${who}`}
            placeholder="as what, if not as usual"
            autoComplete="off"
            className={cx(controlClasses, "h-9 max-md:h-11")}
            value={seat.note}
            onChange={(event) => onChange({ note: event.currentTarget.value })}
          />
        </div>
      )}
    </div>
  );
}
