/** A table of the record as files, and what is said beside such files. */
import { type TableName, tableLabels } from "@/lib/exchange/rules/tables";
import { paths } from "@/lib/platform/paths";

type Props = {
  slug: string;
  /** What keeps the files at the moment that the page is opened at. */
  query: string;
  table: TableName;
};

/** An item of a list: what it is called, and each form that it can be had in. */
export function TableFiles({ slug, query, table }: Props) {
  return (
    <li className="flex gap-3">
      <span className="grow">{tableLabels[table]}</span>
      {["csv", "ods"].map((form) => (
        <Download key={form} href={paths.exported(slug, `${table}.${form}`) + query}>
          {form.toUpperCase()}
          <span className="sr-only"> of {tableLabels[table].toLowerCase()}</span>
        </Download>
      ))}
    </li>
  );
}

/** A file, which the browser keeps: no page to go to. */
export function Download({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <a href={href} download className="link max-md:inline-block max-md:py-2.5">
      {children}
    </a>
  );
}

/** Nobody in the app may read every compartment, so that the whole is not to be had here. */
export function ArchiveNote() {
  return <>An archive of everything is made by whoever runs your Parley: ask them for it.</>;
}
