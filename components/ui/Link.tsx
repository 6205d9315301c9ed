import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link inside the app. Next would ask for what each link in sight leads to, dozens on a dense page; our pages are made
 * for their reader when they are opened, so the answers hold nothing to show sooner and cost as much as the page itself.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
