/** The top of every page: whose house this is, where you are, who you are. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { paths } from "@/lib/platform/paths";

type Props = {
  /** The negotiation's name and the way to others; left out outside of one. */
  switcher?: ReactNode;
  /** What stands at the right: the user's menu, or a link to sign in. */
  children?: ReactNode;
};

export function TopBar({ switcher, children }: Props) {
  return (
    <div className="flex h-12 items-center gap-6 px-gutter">
      <Link
        href={paths.home}
        className={cx(
          "shrink-0 font-serif text-[1.3125rem]/8 font-bold",
          switcher != null && "max-md:hidden print:inline",
        )}
      >
        Parley
      </Link>
      {switcher}
      <div className="ml-auto flex shrink-0 items-center gap-6">{children}</div>
    </div>
  );
}
