/** How Chromium is started for the tests. */

export const chromiumFlags: readonly string[] = [
  // Chromium's sandbox refuses to start for root.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  // There is no graphics card to draw with, and playing one takes longer than drawing; in a process of its own, drawing
  // waits for its turn on two processors.
  "--disable-gpu",
  "--disable-software-rasterizer",
  "--in-process-gpu",
  // A page of a test is gone before it has won back the work of optimising its scripts: a load takes an eighth less.
  "--js-flags=--max-optimized-bytecode-size=0",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
