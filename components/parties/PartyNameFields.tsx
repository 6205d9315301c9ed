"use client";

import { useRef } from "react";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { proposedCode } from "@/lib/parties/rules-code";

type Props = {
  name?: string | undefined;
  code?: string | undefined;
  /** The codes of the other parties. */
  taken: readonly string[];
};

/** A party's name, and its code, which is proposed from the name as long as nobody has written another. */
export function PartyNameFields({ name, code, taken }: Props) {
  const codeField = useRef<HTMLInputElement>(null);
  const proposed = useRef("");
  const propose = (written: string) => {
    const field = codeField.current;
    if (!field || (field.value !== "" && field.value !== proposed.current)) return;
    proposed.current = proposedCode(written, taken);
    field.value = proposed.current;
  };
  return (
    <div className="grid gap-4 md:grid-cols-[minmax(0,1fr)_8rem]">
      <Field name="name" label="Name" required>
        <TextInput
          defaultValue={name}
          dir="auto"
          autoComplete="off"
          onInput={({ currentTarget }) => propose(currentTarget.value)}
        />
      </Field>
      <Field name="code" label="Code" required>
        <TextInput
          ref={codeField}
          defaultValue={code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="US"
          title="Marks its brackets and heads its column"
        />
      </Field>
    </div>
  );
}
