/** The fields of a form as a person left them: read, compared with what the page brought, and set. */

export type FieldControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The form's own fields in order, without the hidden ones; with a name, those that are sent under it (or as its list). */
export function controlsOf(form: HTMLFormElement, name?: string): FieldControl[] {
  return [...form.elements].filter(
    (each): each is FieldControl =>
      (each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement || each instanceof HTMLSelectElement) &&
      each.name !== "" &&
      each.type !== "hidden" &&
      each.type !== "password" &&
      (name === undefined || each.name === name || each.name === `${name}[]`),
  );
}

/** What the controls of one name say: the text, or the values that are ticked. */
export function valuesOf(controls: readonly FieldControl[]): string[] {
  return controls.flatMap((control) => (isTickable(control) && !control.checked ? [] : [control.value]));
}

/** What they said when the page came. */
export function defaultsOf(controls: readonly FieldControl[]): string[] {
  return controls.flatMap((control) => {
    if (isTickable(control)) return control.defaultChecked ? [control.value] : [];
    if (!(control instanceof HTMLSelectElement)) return [control.defaultValue];
    return [[...control.options].find((option) => option.defaultSelected)?.value ?? control.options[0]?.value ?? ""];
  });
}

/** Sets them. Whoever listens, such as a preview, hears of it. */
export function setValues(controls: readonly FieldControl[], values: readonly string[]): void {
  for (const [place, control] of controls.entries()) {
    if (isTickable(control)) control.checked = values.includes(control.value);
    else control.value = values[place] ?? "";
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function isTickable(control: FieldControl): control is HTMLInputElement {
  return control.type === "checkbox" || control.type === "radio";
}
