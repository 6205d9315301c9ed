/** The same brief as a file, how to print it, and every table of the record as one. */
import { Section } from "@/components/ui/Section";
import { tableNames } from "@/lib/exchange/rules/tables";
import { paths } from "@/lib/platform/paths";
import { ArchiveNote, Download, TableFiles } from "./TableFiles";

type Props = {
  slug: string;
  /** The choice and the clocks, as the page's own address has them. */
  query: string;
  /** The clocks alone, for the tables of the record; left out beside a brief that stands for itself. */
  clocks?: string;
  /** Whether this installation can make a PDF. */
  hasPdf: boolean;
};

const pdf = { file: "brief.pdf", label: "As PDF" };
const files = [
  { file: "brief.docx", label: "For Word, with changes tracked" },
  { file: "brief.md", label: "As Markdown" },
];

export function BriefFiles({ slug, query, clocks, hasPdf }: Props) {
  return (
    <Section title="Take it along" id="files">
      <ul className="t-small grid gap-1">
        {[...(hasPdf ? [pdf] : []), ...files].map(({ file, label }) => (
          <li key={file}>
            <Download href={paths.exported(slug, file) + query}>{label}</Download>
          </li>
        ))}
      </ul>
      <p className="t-small mt-2 text-ink-2">
        It prints as it stands: press <kbd>Ctrl</kbd> <kbd>P</kbd> and choose a printer{!hasPdf && ", or a PDF"}.
      </p>
      {clocks !== undefined && (
        <>
          <details className="mt-3">
            <summary className="t-small w-fit text-accent max-md:py-2.5">Tables of the whole record</summary>
            <ul className="t-small mt-1 grid gap-1">
              {tableNames.map((table) => (
                <TableFiles key={table} {...{ slug, table }} query={clocks} />
              ))}
            </ul>
          </details>
          <p className="t-meta mt-3 text-ink-3">
            All of it as of the moment shown, and only what you may see. <ArchiveNote />
          </p>
        </>
      )}
    </Section>
  );
}
