/** A name typed into a field that takes what is on record: kept as typed until it is, or something else is chosen. */

const mark = "typed:";

/** How the field keeps the name, in the place of an id. */
export function asTyped(name: string): string {
  // Several ids in one field are parted by commas.
  return mark + encodeURIComponent(name.trim());
}

/** The name that was typed; null where the field holds an id, or nothing. */
export function typedName(value: string | undefined): string | null {
  return value?.startsWith(mark) ? decodeURIComponent(value.slice(mark.length)) : null;
}
