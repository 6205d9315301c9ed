"use client";

import type { ComponentProps } from "react";
import { Field } from "./Field";
import { TextInput } from "./TextInput";

type Props = Omit<ComponentProps<typeof Field>, "children"> & { defaultValue?: string; hasTime?: boolean };

/** A date as well as it is known: a day, a month, a year, or about one of these. Plain text, so that it can be vague. */
export function DateField({ hint, defaultValue, hasTime = false, ...field }: Props) {
  const forms = hasTime ? "2019-02-25 14:05, or only 2019-02-25" : "2019-02-25, 2019-01 or 2019; about then: 2019-01~";
  return (
    <Field hint={hint ?? forms} {...field}>
      <TextInput defaultValue={defaultValue} autoComplete="off" spellCheck={false} className="max-w-60" />
    </Field>
  );
}
