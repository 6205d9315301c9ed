"use client";

import type { ReactNode } from "react";
import { Link } from "@/components/ui/Link";
import { readInboxAction } from "@/lib/inbox/actions";
import type { ShownSubject } from "./shownSubject";

type Props = { on: ShownSubject; isNew: boolean; href: string; children: ReactNode };

/** Leads to a subject; who goes there has read what was told of it. */
export function InboxLink({ on, isNew, href, children }: Props) {
  return (
    <Link
      href={href}
      data-row-link
      className="link-name max-md:py-1"
      onClick={() => {
        // What fails here only leaves it marked as new.
        if (isNew) readInboxAction({ ...on, isRead: true }, true).catch(() => {});
      }}
    >
      {children}
    </Link>
  );
}
