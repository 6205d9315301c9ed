/** A form of the browser's own that narrows a list, which the address then carries. It works without scripts. */
import type { ReactNode } from "react";
import { Button } from "./Button";
import { Link } from "./Link";

type Props = {
  path: string;
  /** The address without this form's filters. */
  allHref: string;
  /** The clocks, which the form must carry along. */
  clocks: readonly (readonly [name: string, value: string])[];
  isFiltered: boolean;
  /** What else narrows the list, under the fields. */
  beneath?: ReactNode;
  children: ReactNode;
};

export function FilterForm({ path, allHref, clocks, isFiltered, beneath, children }: Props) {
  return (
    <form action={path} aria-label="Filter" className="grid gap-3 print:hidden">
      {clocks.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3 max-md:grid max-md:grid-cols-2">
        {children}
        <div className="flex items-center gap-4 max-md:col-span-2 md:pt-6">
          <Button type="submit" variant="secondary">
            Show
          </Button>
          {isFiltered && (
            <Link href={allHref} className="link py-1 max-md:py-3">
              Show all
            </Link>
          )}
        </div>
      </div>
      {beneath}
    </form>
  );
}

type FilterProps = { id: string; label: string; children: ReactNode; className?: string };

/** One field of it, under its name. */
export function Filter({ id, label, children, className = "" }: FilterProps) {
  return (
    <div className={`grid min-w-0 content-start gap-1 ${className}`}>
      <label htmlFor={id} className="t-ui-strong">
        {label}
      </label>
      {children}
    </div>
  );
}
