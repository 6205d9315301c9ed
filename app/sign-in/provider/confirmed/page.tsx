import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntranceFrame } from "@/components/platform/EntranceFrame";
import { TellConfirmed } from "@/components/platform/TellConfirmed";
import { Answer } from "@/components/ui/Answer";
import { env } from "@/lib/platform/env";
import { faultInWords, readFault } from "@/lib/platform/oidc/faults";
import { paths } from "@/lib/platform/paths";

export const metadata: Metadata = { title: "Confirming who you are" };

type Props = { searchParams: Promise<{ fault?: string | string[] }> };

/** What is said to who has confirmed by the identity provider, in the tab that they did it in. */
export default async function ConfirmedPage({ searchParams }: Props) {
  const { fault: said } = await searchParams;
  if (!env.oidc) redirect(paths.signIn());
  const fault = readFault(said);
  return (
    <EntranceFrame>
      {fault ? (
        <>
          <Answer>You have not confirmed that it is you.</Answer>
          <p role="alert" className="text-ink-2">
            {faultInWords(fault, env.oidc)}
          </p>
        </>
      ) : (
        <>
          <TellConfirmed />
          <Answer>You have confirmed that it is you.</Answer>
        </>
      )}
      <p className="text-ink-2">Close this tab and go on in the other one: all that you typed there is as it was.</p>
    </EntranceFrame>
  );
}
