/** The frame of the pages before anybody is signed in. */
import type { ReactNode } from "react";
import { TopBar } from "@/components/shell/TopBar";
import { SkipLink } from "@/components/ui/SkipLink";

type Props = {
  children: ReactNode;
  /** What stands beside it. */
  beside?: ReactNode;
};

export function EntranceFrame({ children, beside }: Props) {
  return (
    <>
      <SkipLink />
      <header className="border-b border-rule">
        <TopBar />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="grid gap-x-24 gap-y-12 px-gutter py-16 outline-none max-md:py-8 lg:grid-cols-[24rem_minmax(0,36rem)]"
      >
        <div className="grid content-start gap-6">{children}</div>
        {beside}
      </main>
    </>
  );
}
