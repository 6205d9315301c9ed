/** Shows each step with its seconds: a line that counts on a terminal, one line at the end elsewhere. */

/**
 * A `step(title, work)` that shows on the stream: does the work under the title and gives back what the work did. The
 * work may say more about itself (`detail("already running")`), shown behind the title.
 */
export const stepsOn = (out) => async (title, work) => {
  const start = performance.now();
  let more = "";
  const seconds = (digits) => `${((performance.now() - start) / 1000).toFixed(digits)} s`;
  const line = (mark, digits) => `  ${mark} ${`${title}${more}`.padEnd(58)} ${seconds(digits).padStart(7)}`;
  const show = () => out.write(out.isTTY ? `\r${line("…", 0)}` : `${line("…", 0)}\n`);
  const end = (mark) => out.write(`${out.isTTY ? "\r" : ""}${line(mark, 1)}\n`);
  // Elsewhere than on a terminal a line every now and then shows that it goes on.
  const timer = setInterval(show, out.isTTY ? 1000 : 15_000);
  if (out.isTTY) show();
  try {
    const result = await work((text) => {
      more = `, ${text}`;
    });
    end("✓");
    return result;
  } catch (error) {
    end("✗");
    throw error;
  } finally {
    clearInterval(timer);
  }
};
