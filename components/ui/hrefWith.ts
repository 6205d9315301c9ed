/** The address with these parameters set, or taken away with null; `hash` leads to an element of the page. */
export function hrefWith(href: string, params: Record<string, string | null>, hash?: string): string {
  const [path = "", search = ""] = href.split("#")[0]?.split("?") ?? [];
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(params)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  // A colon is plain in a query, and the address stays readable.
  const words = query.toString().replaceAll("%3A", ":");
  return `${path}${words ? `?${words}` : ""}${hash ? `#${hash}` : ""}`;
}

/** A parameter of the address, the first where it is given twice; null where it is missing or empty. */
export function paramOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) || null;
}

/** Every value of a parameter of the address that may be given several times. */
export function paramsOf(value: string | string[] | undefined): string[] {
  return (Array.isArray(value) ? value : [value ?? ""]).filter((one) => one !== "");
}
