/** How Chromium is started for the tests. */

export const chromiumFlags: readonly string[] = [
  // Chromium's sandbox refuses to start for root.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  // There is no graphics card to draw with, and playing one takes longer than drawing.
  "--disable-gpu",
  "--disable-software-rasterizer",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
