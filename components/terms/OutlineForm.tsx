"use client";

import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Checkbox } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { RecordButtons } from "@/components/ui/RecordButtons";
import { Select } from "@/components/ui/Select";
import { TextArea } from "@/components/ui/TextInput";
import { recordOutlineAction } from "@/lib/terms/actions";
import type { TermKind } from "@/lib/terms/rules";
import { readOutline } from "@/lib/terms/rules/outline";
import { OutlinePreview } from "./OutlinePreview";

type Listed = {
  id: string;
  number: string;
  title: string;
  kind: TermKind;
  parentId: string | null;
  compartmentId: string | null;
};

type Props = {
  /** The terms there are, as they are read. */
  terms: readonly Listed[];
  /** Under which they are to stand, where one is meant. */
  parentId: string | null;
  fieldset: ReactNode;
};

const nothing = { text: "", parentId: "", isInFull: false, compartmentId: "" };
const example = "Preamble\n1 Withdrawal of forces\n1.1 Troops\n1.2 Bases\n2 Guarantees\nAnnex A Maps";

/** Terms as a pasted list: what becomes of each line is shown before anything is recorded. */
export function OutlineForm({ terms, parentId, fieldset }: Props) {
  const [typed, setTyped] = useState({ ...nothing, parentId: parentId ?? "" });
  const shown = useDeferredValue(typed);
  const outline = useMemo(() => {
    const seen = terms.filter(({ compartmentId }) => compartmentId === null || compartmentId === shown.compartmentId);
    const parent = seen.find(({ id }) => id === shown.parentId) ?? null;
    const siblings = seen.filter((term) => term.parentId === (parent?.id ?? null));
    return readOutline(shown.text, { parent, siblings, isInFull: shown.isInFull });
  }, [shown, terms]);
  return (
    <ActionForm
      action={recordOutlineAction}
      keepAs={`outline ${parentId ?? "top"}`}
      className="grid gap-4"
      onDone={() => setTyped({ ...nothing, parentId: parentId ?? "" })}
      onInput={({ currentTarget }) => setTyped(readTyped(currentTarget))}
      onReset={({ defaultPrevented }) => {
        if (!defaultPrevented) setTyped({ ...nothing, parentId: parentId ?? "" });
      }}
    >
      <div className="grid gap-x-12 gap-y-4 lg:grid-cols-2">
        <div className="grid min-w-0 content-start gap-4">
          <Field
            name="text"
            label="The outline"
            hint="A term on each line, with its number if it has one. What it stands under is told by numbers, by setting in with tabs or spaces, or by the signs of a list."
            required
          >
            <TextArea rows={14} placeholder={example} spellCheck={false} className="max-h-160 whitespace-pre" />
          </Field>
          <div>
            <Field name="parentId" label="Stands under">
              <Select
                empty="The agreement itself"
                options={terms.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
                defaultValue={parentId ?? undefined}
              />
            </Field>
            <Checkbox
              name="isInFull"
              label="Write numbers in full"
              hint="(a) under 1.2 is kept as 1.2(a), which tells it apart wherever it is named alone."
            />
          </div>
        </div>
        <OutlinePreview outline={outline} />
      </div>
      <div className="max-w-xl">{fieldset}</div>
      <RecordButtons />
    </ActionForm>
  );
}

function readTyped(form: HTMLFormElement): typeof nothing {
  const data = new FormData(form);
  const said = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    text: said("text"),
    parentId: said("parentId"),
    isInFull: data.has("isInFull"),
    compartmentId: said("compartmentId"),
  };
}
