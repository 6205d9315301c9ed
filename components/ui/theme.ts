/** Paper or night: the reader's choice, kept in a cookie so that the first page drawn is already right. */

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What the cookie is called: over https by a prefix for which a browser takes it from this very host alone. */
const cookieNames = { secure: "__Host-theme", open: "theme" };

/** The cookie that keeps the choice for so many seconds, as a page of this protocol sets it. */
export function themeCookie(theme: Theme, protocol: string, seconds: number): string {
  const isSecure = protocol === "https:";
  const name = isSecure ? cookieNames.secure : cookieNames.open;
  return `${name}=${theme}; path=/; max-age=${seconds}; samesite=lax${isSecure ? "; secure" : ""}`;
}

/** The theme that a request's cookies name; "system" where they name none. */
export function readTheme(cookies: { get(name: string): { value: string } | undefined }): Theme {
  const { value } = cookies.get(cookieNames.secure) ?? cookies.get(cookieNames.open) ?? {};
  return themes.find((theme) => theme === value) ?? "system";
}

/** The value of `data-theme` on `<html>`; without one the page follows the system. */
export function themeAttribute(theme: Theme): "light" | "dark" | undefined {
  return theme === "system" ? undefined : theme;
}
