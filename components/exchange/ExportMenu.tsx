/** What of a page can be taken along as a file, at the moment that the page is opened at. It opens without scripts. */
import { Link } from "@/components/ui/Link";
import { Popover } from "@/components/ui/Popover";
import type { BriefSection } from "@/lib/briefs/rules";
import type { TableName } from "@/lib/exchange/rules/tables";
import { paths } from "@/lib/platform/paths";
import { hrefWith } from "@/components/ui/hrefWith";
import { ArchiveNote, Download, TableFiles } from "./TableFiles";

type Props = {
  slug: string;
  /** What keeps the links at the moment the page is opened at: `?asOf=…` or "". */
  query: string;
  /** The tables that say what the page says. */
  tables?: readonly TableName[];
  /** The sections of a brief that say it. */
  sections: readonly BriefSection[];
  /** What else there is of this page. */
  files?: readonly { file: string; label: string }[];
  /** What else leaves from another address. */
  others?: readonly { href: string; label: string }[];
};

export function ExportMenu({ slug, query, tables = [], sections, files = [], others = [] }: Props) {
  const hrefOf = (file: string) => paths.exported(slug, file) + query;
  return (
    <Popover
      align="end"
      className="print:hidden"
      panelClassName="w-72 p-3"
      labelClassName="t-small flex min-h-8 items-center text-accent max-md:min-h-11"
      label="Export"
    >
      <ul className="t-small grid gap-1">
        <li>
          <Link
            href={hrefWith(paths.brief(slug) + query, { section: sections.join(",") })}
            className="link max-md:inline-block max-md:py-2.5"
          >
            As a brief, to print
          </Link>
        </li>
        {files.map(({ file, label }) => (
          <li key={file}>
            <Download href={hrefOf(file)}>{label}</Download>
          </li>
        ))}
        {tables.map((table) => (
          <TableFiles key={table} {...{ slug, query, table }} />
        ))}
        {others.map(({ href, label }) => (
          <li key={href}>
            <Download href={href}>{label}</Download>
          </li>
        ))}
      </ul>
      <p className="t-meta mt-3 border-t border-rule pt-2 text-ink-3">
        As of the moment shown, and only what you may see. <ArchiveNote />
      </p>
    </Popover>
  );
}
