import type { Metadata } from "next";
import { TopBar } from "@/components/shell/TopBar";
import { ButtonLink } from "@/components/ui/Button";
import { Answer } from "@/components/ui/Answer";
import { paths } from "@/lib/platform/paths";

export const metadata: Metadata = { title: "Not here" };

export default function NotFoundPage() {
  return (
    <>
      <header className="border-b border-rule">
        <TopBar />
      </header>
      <main id="main" className="grid max-w-measure gap-4 px-gutter py-16">
        <Answer>There is nothing here by that name.</Answer>
        <p className="t-note text-ink-2">
          It may never have been here, or it is not for you to see. If a colleague sent you this address, ask them to
          let you in.
        </p>
        <div>
          <ButtonLink href={paths.home}>Your negotiations</ButtonLink>
        </div>
      </main>
    </>
  );
}
