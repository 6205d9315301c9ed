/** The same brief as a file, and how to print it. */
import { Section } from "@/components/ui/Section";
import { paths } from "@/lib/platform/paths";

type Props = {
  slug: string;
  /** The choice and the clocks, as the page's own address has them. */
  query: string;
  /** Whether this installation can make a PDF. */
  hasPdf: boolean;
};

const pdf = { file: "brief.pdf", label: "As PDF" };
const files = [
  { file: "brief.docx", label: "For Word, with changes tracked" },
  { file: "brief.md", label: "As Markdown" },
];

export function BriefFiles({ slug, query, hasPdf }: Props) {
  return (
    <Section title="Take it along">
      <ul className="t-small grid gap-1">
        {[...(hasPdf ? [pdf] : []), ...files].map(({ file, label }) => (
          <li key={file}>
            <a href={paths.exported(slug, file) + query} download className="link max-md:inline-block max-md:py-2.5">
              {label}
            </a>
          </li>
        ))}
      </ul>
      <p className="t-small mt-2 text-ink-2">
        It prints as it stands: press <kbd>Ctrl</kbd> <kbd>P</kbd> and choose a printer{!hasPdf && ", or a PDF"}.
      </p>
    </Section>
  );
}
