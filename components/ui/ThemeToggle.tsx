"use client";

import { chooseTheme } from "./chooseTheme";
import { type Theme, themes } from "./theme";

const labels: Record<Theme, string> = { system: "System", light: "Light", dark: "Dark" };
/** Three radio buttons in a row; the choice holds at once and on every page drawn from then on. */
export function ThemeToggle({ theme }: { theme: Theme }) {
  return (
    <fieldset>
      <legend className="t-meta text-ink-3">Theme</legend>
      <div className="mt-1 flex gap-1">
        {themes.map((one) => (
          <label
            key={one}
            className="t-small cursor-pointer rounded-control px-2 py-1 text-ink-2 hover:bg-paper-3/60 has-checked:bg-accent-tint has-checked:font-semibold has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent max-md:px-4 max-md:py-3"
          >
            <input
              type="radio"
              name="theme"
              value={one}
              defaultChecked={one === theme}
              onChange={() => chooseTheme(one)}
              className="sr-only"
            />
            {labels[one]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
