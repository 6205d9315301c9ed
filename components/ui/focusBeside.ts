/** What leaves its list hands the focus on to the line after it, or before it. */
export function focusBeside(leaving: HTMLElement | null): void {
  const row = leaving?.closest("[data-row]");
  const beside = row?.nextElementSibling ?? row?.previousElementSibling;
  beside?.querySelector<HTMLElement>("[data-row-link]")?.focus();
}
