/** Who is signed in, how the page looks to them, and the way out. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/Avatar";
import { Popover } from "@/components/ui/Popover";
import { ShortcutHelpButton } from "@/components/ui/ShortcutHelp";
import type { Theme } from "@/components/ui/theme";
import { ThemeToggle } from "@/components/ui/ThemeToggle";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import { paths } from "@/lib/platform/paths";

export type UserMenuProps = {
  user: { userId: string; name: string; email: string; isAdmin: boolean };
  theme: Theme;
  /** The form that signs the user out. */
  signOut: ReactNode;
};

const linkClasses =
  "-mx-2 flex min-h-8 items-center rounded-control px-2 text-accent hover:bg-paper-3/60 max-md:min-h-11";

export function UserMenu({ user, theme, signOut }: UserMenuProps) {
  return (
    <Popover
      align="end"
      className="print:hidden"
      labelClassName="flex min-h-8 items-center rounded-full max-md:min-h-11"
      panelClassName="p-4 grid gap-4 min-w-60"
      label={
        <>
          <Avatar name={user.name} />
          <VisuallyHidden>{user.name}: account and settings</VisuallyHidden>
        </>
      }
    >
      <div>
        <p className="t-ui-strong">{user.name}</p>
        <p className="t-meta text-ink-3">{user.email}</p>
      </div>
      <ThemeToggle theme={theme} />
      <div>
        <Link href={paths.account} className={linkClasses}>
          Account
        </Link>
        {user.isAdmin && (
          <Link href={paths.administration} className={linkClasses}>
            Everybody’s accounts
          </Link>
        )}
      </div>
      <div className="-mx-2 flex items-center justify-between border-t border-rule pt-2">
        <ShortcutHelpButton className="min-h-8 rounded-control px-2 text-accent hover:bg-paper-3/60 max-md:hidden">
          All keys
        </ShortcutHelpButton>
        {signOut}
      </div>
    </Popover>
  );
}
