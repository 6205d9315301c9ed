/** Choosing paper or night, in a browser. */
import { type Theme, themeAttribute, themeCookie } from "./theme";

const oneYear = 60 * 60 * 24 * 365;

/** The choice holds at once and on every page drawn from then on; whatever shows it on this page says so. */
export function chooseTheme(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet.
  document.cookie = themeCookie(theme, location.protocol, oneYear);
  const attribute = themeAttribute(theme);
  if (attribute) document.documentElement.dataset.theme = attribute;
  else delete document.documentElement.dataset.theme;
  for (const radio of document.querySelectorAll<HTMLInputElement>("input[name=theme]"))
    radio.checked = radio.value === theme;
}
