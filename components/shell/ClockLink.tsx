"use client";

import { Link } from "@/components/ui/Link";
import { useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";
import { viewParams, withView } from "./pageView";

/** A link to the page at another moment, as it is viewed now. */
export function ClockLink({ href, ...link }: Omit<ComponentProps<typeof Link>, "href"> & { href: string }) {
  const search = useSearchParams();
  return <Link {...link} href={withView(href, search)} />;
}

/** In a form that moves the clocks: how the page is viewed now. */
export function ViewFields() {
  const search = useSearchParams();
  return viewParams(search).map(([name, value]) => (
    <input key={name + value} type="hidden" name={name} value={value} />
  ));
}
