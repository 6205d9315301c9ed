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

/** What the fields of one row say, by their names in it. */
export type Row = Record<string, string>;

/**
 * Told to the form before a list is set: who draws its rows prevents the default, and draws as many, of their kinds and with
 * what they hide.
 */
export const drawingRows = "parley:drawing-rows";
export type DrawingRows = CustomEvent<{ name: string; rows: readonly Row[] }>;

/** The rows of a list whose fields are sent as `name.0.field`. */
export function rowsOf(form: HTMLFormElement, name: string): Row[] {
  const rows: Row[] = [];
  for (const [field, value] of new FormData(form)) {
    const [row, rest] = placeIn(name, field);
    if (row !== null && typeof value === "string") rows[row] = { ...rows[row], [rest]: value };
  }
  return Object.values(rows);
}

/**
 * Sets them, once they are drawn, but for what somebody types meanwhile: that stays. Gives back what the fields say then, with
 * what they were to say in place of what was typed.
 */
export async function setRows(form: HTMLFormElement, name: string, rows: readonly Row[]): Promise<Row[]> {
  const typed = new Set<EventTarget | null>();
  const note = ({ isTrusted, target }: Event) => {
    if (isTrusted) typed.add(target);
  };
  form.addEventListener("input", note);
  const asked = new CustomEvent(drawingRows, { cancelable: true, detail: { name, rows } });
  // Where nobody draws them there is nothing to wait for.
  const isDrawing = !form.dispatchEvent(asked);
  for (let frame = 0; isDrawing && frame < mostFrames; frame++) {
    await new Promise(requestAnimationFrame);
    if (areDrawn(form, name, rows)) break;
  }
  form.removeEventListener("input", note);
  const fields = controlsOf(form).flatMap((control) => {
    const [row, field] = placeIn(name, control.name);
    return row === null ? [] : [{ control, row, field, value: rows[row]?.[field] ?? "" }];
  });
  for (const { control, value } of fields) if (!typed.has(control)) setValues([control], [value]);
  const said = rowsOf(form, name);
  for (const { control, row, field, value } of fields) {
    const inRow = said[row];
    if (inRow && typed.has(control)) inRow[field] = value;
  }
  return said;
}

/** A page that is busy draws later than in the next frame; one that lacks some field of theirs never does. */
const mostFrames = 60;

/** Each row has its fields, and those that are hidden say what they have to. */
function areDrawn(form: HTMLFormElement, name: string, rows: readonly Row[]): boolean {
  const isThere = (field: string) => form.elements.namedItem(field) !== null;
  return (
    rows.every((row, place) =>
      Object.entries(row).every(([field, value]) => value === "" || isThere(`${name}.${place}.${field}`)),
    ) &&
    [...form.elements].every((each) => {
      if (!(each instanceof HTMLInputElement) || each.type !== "hidden") return true;
      const [row, field] = placeIn(name, each.name);
      return row === null || each.value === (rows[row]?.[field] ?? "");
    })
  );
}

/** `citations.0.anchor.start` is the field `anchor.start` in the first row of the citations. */
function placeIn(list: string, name: string): [row: number | null, field: string] {
  const [, row, field = ""] = name.startsWith(`${list}.`)
    ? (/^(\d+)\.(.+)$/.exec(name.slice(list.length + 1)) ?? [])
    : [];
  return [row === undefined ? null : Number(row), field];
}
