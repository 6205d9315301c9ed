import { expect, it } from "vitest";
import { readTheme, themeCookie } from "./theme";

const sent = (cookies: Record<string, string>) => ({
  get: (name: string) => (cookies[name] === undefined ? undefined : { value: cookies[name] }),
});

it("the choice of a theme is kept for this host alone over https, and read back", () => {
  expect(themeCookie("dark", "https:", 60)).toBe("__Host-theme=dark; path=/; max-age=60; samesite=lax; secure");
  expect(themeCookie("dark", "http:", 60)).toBe("theme=dark; path=/; max-age=60; samesite=lax");
  expect(readTheme(sent({ "__Host-theme": "dark", theme: "light" }))).toBe("dark");
  expect(readTheme(sent({ theme: "light" }))).toBe("light");
  expect(readTheme(sent({ theme: "<script>" }))).toBe("system");
  expect(readTheme(sent({}))).toBe("system");
});
