/** Whether the talks are read as a list, round by round, or as a calendar. */
import { Link } from "@/components/ui/Link";
import { hrefWith } from "@/components/ui/hrefWith";
import { calendarHref } from "./calendarAddress";

export function SessionViews({ path, isCalendar }: { path: string; isCalendar: boolean }) {
  const views = [
    { label: "By round", href: hrefWith(path, { view: null, month: null }), isShown: !isCalendar },
    { label: "Calendar", href: calendarHref(path), isShown: isCalendar },
  ];
  return (
    <nav aria-label="Views" className="-my-3 print:hidden">
      <ul className="flex gap-5">
        {views.map(({ label, href, isShown }) => (
          <li key={label}>
            <Link
              href={href}
              aria-current={isShown ? "page" : undefined}
              className="block border-b-2 border-transparent py-1.5 text-ink-2 hover:text-ink aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink max-md:py-3"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
