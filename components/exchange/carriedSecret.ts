/**
 * A secret on its way from the form that made it to the page of what was made. It is in this tab's memory alone: neither in an
 * address nor in anything that a browser keeps.
 */

type Made = { page: string; secret: string };

let made: Made | null = null;

export function carrySecret(carried: Made): void {
  made = carried;
}

/** What was carried to this page; null on every other. */
export function carriedTo(page: string): string | null {
  return made?.page === page ? made.secret : null;
}

/** Once it is shown it is carried no further. */
export function forgetSecret(): void {
  made = null;
}
