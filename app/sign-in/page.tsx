import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DemoPeople } from "@/components/platform/DemoPeople";
import { SignInForm } from "@/components/platform/SignInForm";
import { TopBar } from "@/components/shell/TopBar";
import { Answer } from "@/components/ui/Answer";
import { SkipLink } from "@/components/ui/SkipLink";
import { currentActor } from "@/lib/platform/current-actor";
import { isDemo } from "@/lib/platform/installation";
import { safeReturn } from "@/lib/platform/paths";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  const backTo = safeReturn(typeof callbackUrl === "string" ? callbackUrl : null);
  if (await currentActor()) redirect(backTo);
  const hasDemo = await isDemo();
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
        <div className="grid content-start gap-6">
          <Answer>Where does the deal stand, and how do we know?</Answer>
          <SignInForm
            backTo={backTo}
            error={typeof error === "string" ? "That e-mail address and password do not belong together." : null}
          />
        </div>
        {hasDemo && <DemoPeople />}
      </main>
    </>
  );
}
