/** The first stop of the Tab key: past the bars, to what the page is about. */
export function SkipLink({ to = "main" }: { to?: string }) {
  return (
    <a
      href={`#${to}`}
      className="t-ui-strong print:hidden fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-accent px-3 py-2 text-on-accent focus:translate-y-0"
    >
      Skip to the page
    </a>
  );
}
