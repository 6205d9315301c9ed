import type { Metadata } from "next";
import { AccountActs } from "@/components/platform/AccountActs";
import { AccountPanel } from "@/components/platform/AccountPanel";
import { AccountTable } from "@/components/platform/AccountTable";
import { SecondFactorForEverybody } from "@/components/platform/SecondFactorForEverybody";
import { MetaLine, Title } from "@/components/ui/Answer";
import { Columns } from "@/components/ui/Columns";
import { hrefWith } from "@/components/ui/hrefWith";
import { accounts, requireAdministrator } from "@/lib/platform/administration";
import { env } from "@/lib/platform/env";
import { needsSecondFactor } from "@/lib/platform/installation";
import { paths } from "@/lib/platform/paths";
import { AccountFrame } from "@/app/account/AccountFrame";

export const metadata: Metadata = { title: "Accounts" };

type Props = { searchParams: Promise<{ account?: string | string[] }> };

export default async function AdministrationPage({ searchParams }: Props) {
  const actor = await requireAdministrator();
  const { account: asked } = await searchParams;
  const found = await accounts(actor);
  const changed = found.accounts.find(({ id }) => id === asked);
  return (
    <AccountFrame actor={actor}>
      <div className="grid gap-8 py-4">
        <div>
          <Title>Who can sign in</Title>
          <MetaLine>
            Accounts are managed here, and nothing else: what is in a negotiation, its members alone read.
          </MetaLine>
        </div>
        <Columns
          aside={
            <div className="grid gap-8">
              <SecondFactorForEverybody isRequired={await needsSecondFactor()} isBySetting={env.needsSecondFactor} />
              <AccountActs acts={found.acts} />
            </div>
          }
        >
          {changed && (
            <AccountPanel
              key={changed.id}
              account={changed}
              provider={env.oidc?.name ?? null}
              isSelf={changed.id === actor.userId}
              isOnlyAdmin={found.accounts.filter(({ isAdmin, disabledAt }) => isAdmin && !disabledAt).length === 1}
              closeHref={paths.administration}
            />
          )}
          <AccountTable
            accounts={found.accounts}
            provider={env.oidc?.name ?? null}
            changeHref={(id) => hrefWith(paths.administration, { account: id })}
          />
        </Columns>
      </div>
    </AccountFrame>
  );
}
