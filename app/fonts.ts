/**
 * The three families, from the packages that ship them: nothing is fetched from elsewhere. Every face is declared
 * under its family's own name, so that a slant or a character of another range finds its file by itself; only the two
 * upright Latin files, which every page shows, are preloaded.
 */
import localFont from "next/font/local";

const serif = localFont({
  src: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2",
  weight: "200 900",
  variable: "--face-serif",
  adjustFontFallback: "Times New Roman",
  declarations: [{ prop: "font-family", value: "Source Serif" }],
});

const serifItalic = localFont({
  src: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-italic.woff2",
  weight: "200 900",
  style: "italic",
  variable: "--face-serif-italic",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "font-family", value: "Source Serif" }],
});

const serifExtended = localFont({
  src: "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-opsz-normal.woff2",
  weight: "200 900",
  variable: "--face-serif-extended",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "font-family", value: "Source Serif" },
    { prop: "unicode-range", value: "U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+1E00-1E9F, U+1EF2-1EFF" },
  ],
});

const sans = localFont({
  src: "../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
  weight: "200 900",
  variable: "--face-sans",
  adjustFontFallback: "Arial",
  declarations: [{ prop: "font-family", value: "Source Sans" }],
});

const sansExtended = localFont({
  src: "../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2",
  weight: "200 900",
  variable: "--face-sans-extended",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "font-family", value: "Source Sans" },
    { prop: "unicode-range", value: "U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+1E00-1E9F, U+1EF2-1EFF" },
  ],
});

const naskh = localFont({
  src: "../node_modules/@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2",
  weight: "400 700",
  variable: "--face-naskh",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "font-family", value: "Noto Naskh Arabic" },
    { prop: "unicode-range", value: "U+0600-06FF, U+0750-077F, U+0870-08FF, U+200C-200F, U+FB50-FDFF, U+FE70-FEFC" },
  ],
});

/** The classes for `<html>`. They set the stand-ins, cut to the same measure, that hold the place while files load. */
export const fontVariables = [serif, serifItalic, serifExtended, sans, sansExtended, naskh]
  .map((font) => font.variable)
  .join(" ");
