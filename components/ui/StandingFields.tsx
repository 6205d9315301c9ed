"use client";

import type { StandingField } from "@/lib/platform/result";
import { Button } from "./Button";
import { KeepChoice } from "./KeepChoice";
import { type Take, useMerging } from "./useMerging";

type Props = { fields: readonly StandingField[]; by: string };
type Merging = Omit<ReturnType<typeof useMerging>, "attach">;

/** Field by field, what became of two versions: what is asked, what was taken over, and what stays as it was typed. */
export function StandingFields({ fields, by }: Props) {
  const { attach, ...merging } = useMerging(fields);
  const isTakenOver = ({ side, name }: StandingField) => side === "theirs" && merging.canTake(name);
  const asked = fields.filter((field) => field.side !== "yours" && !isTakenOver(field));
  const takenOver = fields.filter(isTakenOver);
  const kept = fields.filter(({ side }) => side === "yours");
  return (
    <div ref={attach} className="grid gap-3">
      {asked.length > 0 && <Asked {...{ fields: asked, by, merging }} />}
      {takenOver.length > 0 && <TakenOver {...{ fields: takenOver, by, merging }} />}
      {kept.length > 0 && (
        <p className="t-small text-ink-2">
          Only you changed <Labels fields={kept} />: that stays as you wrote it.
        </p>
      )}
      {asked.length === 0 && <p>Nothing of the two gets in the other’s way. Look it over and save again.</p>}
    </div>
  );
}

function Labels({ fields }: { fields: readonly StandingField[] }) {
  return <span className="t-ui-strong">{fields.map(({ label }) => label).join(", ")}</span>;
}

type PartProps = Props & { merging: Merging };

function TakenOver({ fields, by, merging }: PartProps) {
  return (
    <div className="t-small">
      <p className="text-ink-2">Only {by} changed these, and the fields say so now.</p>
      <ul>
        {fields.map((field) => {
          const isTheirs = merging.takenOf(field.name) === "theirs";
          return (
            <li
              key={field.name}
              className="flex items-start justify-between gap-x-4 border-b border-rule last:border-b-0 max-md:flex-col"
            >
              <p className="pt-1.5">
                <span className="me-2 font-semibold">{field.label}</span>
                <bdi className="wrap-anywhere whitespace-pre-line">
                  {(isTheirs ? field.theirs : field.yours) ?? <Nothing />}
                </bdi>
              </p>
              <Button
                variant="quiet"
                type="button"
                className="shrink-0 max-md:-ml-3"
                aria-label={`${isTheirs ? "Keep yours" : "Take theirs"}: ${field.label}`}
                onClick={() => merging.take(field, isTheirs ? "yours" : "theirs")}
              >
                {isTheirs ? "Keep yours" : "Take theirs"}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

// Some browsers forget that a table is one when its parts are laid out as blocks, unless they are told again.
const as = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  head: { role: "columnheader" },
  rowHead: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

function Asked({ fields, by, merging }: PartProps) {
  return (
    <table {...as.table} className="t-small w-full border-collapse text-start @max-xl:block">
      <thead {...as.group} className="@max-xl:sr-only">
        <tr {...as.row} className="border-b border-rule text-ink-3">
          <th {...as.head} scope="col" className="py-1 pe-3 text-start font-normal">
            What differs
          </th>
          <th {...as.head} scope="col" className="py-1 pe-3 text-start font-normal">
            On record now, by {by}
          </th>
          <th {...as.head} scope="col" className="py-1 pe-3 text-start font-normal">
            Yours
          </th>
          <th {...as.head} scope="col" className="py-1">
            <span className="sr-only">Which to keep</span>
          </th>
        </tr>
      </thead>
      <tbody {...as.group} className="@max-xl:block">
        {fields.map((field) => (
          <tr
            key={field.name}
            {...as.row}
            className="border-b border-rule align-top @max-xl:grid @max-xl:gap-1 @max-xl:py-2"
          >
            <th {...as.rowHead} scope="row" className="py-1.5 pe-3 text-start font-semibold @max-xl:p-0">
              {field.label}
            </th>
            <Said whose={`On record now, by ${by}`} text={field.theirs} />
            <Said whose="Yours" text={field.yours} />
            <td {...as.cell} className="py-1 @max-xl:p-0 @max-xl:empty:hidden">
              <Choice field={field} merging={merging} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** In a narrow column the values stand under one another, each under whose it is. */
function Said({ whose, text }: { whose: string; text: string | null }) {
  return (
    <td
      {...as.cell}
      dir="auto"
      className="max-w-measure py-1.5 pe-3 wrap-anywhere whitespace-pre-line @max-xl:block @max-xl:p-0"
    >
      <span aria-hidden="true" className="t-meta block text-ink-3 @xl:hidden">
        {whose}
      </span>
      {text ?? <Nothing />}
    </td>
  );
}

const Nothing = () => <span className="text-ink-3">nothing</span>;

const words: Record<Take, string> = { yours: "Yours", theirs: "Theirs", both: "Both" };

/** What the field says: one's own, theirs, or both in one, which can be written on there. */
function Choice({ field, merging }: { field: StandingField; merging: Merging }) {
  const { name, label, merged, value, rows } = field;
  const canTake = merging.canTake(name) && (value !== undefined || rows !== undefined);
  if (!canTake) return null;
  const taken = merging.takenOf(name);
  const offered: Take[] = merged ? ["yours", "theirs", "both"] : ["yours", "theirs"];
  return (
    <div className="grid justify-items-end gap-1 @max-xl:justify-items-start">
      <KeepChoice
        label={`Which to keep: ${label}`}
        options={offered.map((what) => ({ value: what, label: words[what] }))}
        chosen={taken}
        onChoose={(what) => merging.take(field, what)}
      />
      {taken === "both" && merged && (
        <p className="t-meta max-w-56 text-end text-ink-2 @max-xl:text-start">
          {merged.isClean
            ? "Both changes are in the field."
            : "Both changes stand in the field, near each other: read it, and write it there as it is meant."}
        </p>
      )}
    </div>
  );
}
