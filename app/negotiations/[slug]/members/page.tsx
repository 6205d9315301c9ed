import type { Metadata } from "next";
import { AmendNegotiationForm } from "@/components/negotiations/AmendNegotiationForm";
import { AddMemberForm, CompartmentForms } from "@/components/negotiations/MemberForms";
import { MemberTable } from "@/components/negotiations/MemberTable";
import { Columns } from "@/components/ui/Columns";
import { MetaLine, Title } from "@/components/ui/Answer";
import { mayManage, mayOwn } from "@/lib/negotiations/policy";
import { members, myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import type { MomentParams } from "@/lib/time/moment";
import { NegotiationFrame } from "../NegotiationFrame";

export const metadata: Metadata = { title: "Members" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams> };

export default async function MembersPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const opened = await openNegotiation(slug, await searchParams);
  const [colleagues, compartments] = [await members(opened), await myCompartments(opened)];
  const { id: negotiationId, timeZone } = opened.negotiation;
  const isOwner = opened.moment.isPresent && mayOwn(opened.member).allowed;
  const isManager = opened.moment.isPresent && mayManage(opened.member).allowed;
  return (
    <NegotiationFrame opened={opened} section={null} path={paths.members(slug)}>
      <div className="grid gap-8 py-4">
        <div>
          <Title>Who reads and writes this record</Title>
          <MetaLine>Each may do what the ones below them may. Who is not listed sees nothing of it.</MetaLine>
        </div>
        <Columns
          aside={
            <>
              {isOwner && <AddMemberForm negotiationId={negotiationId} />}
              {isOwner && (
                <CompartmentForms negotiationId={negotiationId} compartments={compartments} colleagues={colleagues} />
              )}
              {isManager && <AmendNegotiationForm negotiation={opened.negotiation} />}
            </>
          }
        >
          <MemberTable colleagues={colleagues} timeZone={timeZone} />
        </Columns>
      </div>
    </NegotiationFrame>
  );
}
