import type { Metadata } from "next";
import { AmendNegotiationForm } from "@/components/negotiations/AmendNegotiationForm";
import { CompartmentPanel, MakeCompartmentForm } from "@/components/negotiations/CompartmentForms";
import { CompartmentList } from "@/components/negotiations/CompartmentList";
import { LeaveForm } from "@/components/negotiations/LeaveForm";
import { AddMemberForm, InviteForm, OpenInvitations } from "@/components/negotiations/MemberForms";
import { MemberPanel } from "@/components/negotiations/MemberPanel";
import { MemberTable } from "@/components/negotiations/MemberTable";
import { MetaLine, Title } from "@/components/ui/Answer";
import { Columns } from "@/components/ui/Columns";
import { hrefWith } from "@/components/ui/hrefWith";
import { mayManage, mayOwn } from "@/lib/negotiations/policy";
import { openNegotiation } from "@/lib/negotiations/queries";
import { openInvitations } from "@/lib/negotiations/queries-invitations";
import { aloneIn, team } from "@/lib/negotiations/queries-team";
import { paths } from "@/lib/platform/paths";
import type { MomentParams } from "@/lib/time/moment";
import { NegotiationFrame } from "../NegotiationFrame";

export const metadata: Metadata = { title: "Members" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<MomentParams & Record<"member" | "compartment", string | string[] | undefined>>;
};

export default async function MembersPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const { actor, member, moment } = opened;
  const { id: negotiationId, timeZone } = opened.negotiation;
  const found = await team(opened);
  const { colleagues, compartments } = found;
  const isOwner = moment.isPresent && mayOwn(member).allowed;
  const invitations = isOwner ? await openInvitations(opened, new Date()) : [];
  const path = paths.members(slug);
  const changed = isOwner ? colleagues.find(({ userId }) => userId === asked.member) : undefined;
  const circle = isOwner ? compartments.find(({ id, isMine }) => isMine && id === asked.compartment) : undefined;
  const namesAloneIn = (userId: string) => aloneIn(found, userId).map(({ name }) => name);
  return (
    <NegotiationFrame opened={opened} section={null} path={path}>
      <div className="grid gap-8 py-4">
        <div>
          <Title>Who reads and writes this record</Title>
          <MetaLine>Each may do what the ones below them may. Who is not listed sees nothing of it.</MetaLine>
        </div>
        <Columns
          aside={
            <>
              {isOwner && <InviteForm negotiationId={negotiationId} />}
              {invitations.length > 0 && (
                <OpenInvitations negotiationId={negotiationId} invitations={invitations} timeZone={timeZone} />
              )}
              {isOwner && <AddMemberForm negotiationId={negotiationId} />}
              {isOwner && <MakeCompartmentForm negotiationId={negotiationId} />}
              {moment.isPresent && mayManage(member).allowed && (
                <AmendNegotiationForm negotiation={opened.negotiation} />
              )}
            </>
          }
        >
          {changed && (
            <MemberPanel
              key={changed.userId}
              negotiationId={negotiationId}
              member={changed}
              isSelf={changed.userId === actor.userId}
              aloneIn={namesAloneIn(changed.userId)}
              closeHref={path}
            />
          )}
          <MemberTable
            colleagues={colleagues}
            timeZone={timeZone}
            changeHref={isOwner ? (userId) => hrefWith(path, { member: userId }) : undefined}
          />
          {circle && (
            <CompartmentPanel
              key={circle.id}
              negotiationId={negotiationId}
              compartment={circle}
              colleagues={colleagues}
              closeHref={path}
            />
          )}
          {(isOwner || compartments.length > 0) && (
            <CompartmentList
              compartments={compartments}
              changeHref={isOwner ? (id) => hrefWith(path, { compartment: id }) : undefined}
            />
          )}
          {moment.isPresent && <LeaveForm negotiationId={negotiationId} aloneIn={namesAloneIn(actor.userId)} />}
        </Columns>
      </div>
    </NegotiationFrame>
  );
}
