import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { offeredLanguages } from "@/lib/text/languages";
import { TakeInText } from "@/components/text/TakeInText";
import { textHref } from "@/components/text/textAddress";
import { MetaLine, Title } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { takeInDesk } from "@/lib/text/queries-take-in";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import type { MomentParams } from "@/lib/time/moment";
import { NegotiationFrame } from "../../NegotiationFrame";

export const metadata: Metadata = { title: "Take in a text" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams> };

export default async function TakeInPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const opened = await openNegotiation(slug, await searchParams);
  const { negotiation, moment, member } = opened;
  const back = textHref({ slug, moment, beside: null });
  const verdict = mayRecord(member);
  const isOpen = verdict.allowed && moment.isPresent;
  const desk = isOpen ? await takeInDesk(opened) : null;
  const compartments = await myCompartments(opened);
  return (
    <NegotiationFrame opened={opened} section="text" path={paths.takeIn(slug)}>
      <div className="grid gap-6 py-4">
        <div>
          <p className="mb-2">
            <Link href={back} className="link">
              Back to the text
            </Link>
          </p>
          <Title>What does the new text say?</Title>
          <MetaLine>
            Paste or choose a draft of the agreement. Its terms, brackets and options are recognised and shown to you;
            nothing is recorded until you take it in.
          </MetaLine>
        </div>
        {desk ? (
          <TakeInText
            negotiationId={negotiation.id}
            terms={desk.terms}
            parties={desk.sponsors}
            languages={[...new Set([...desk.languages, ...offeredLanguages])]}
            seenRecordId={opened.newestRecordId}
            textHref={back}
            fieldset={
              <RecordFieldset
                negotiationId={negotiation.id}
                seenRecordId={opened.newestRecordId}
                sources={desk.sources}
                compartments={compartments}
                heldLabel="Stands since"
              />
            }
          />
        ) : (
          <EmptyState
            action={
              verdict.allowed ? (
                <ButtonLink href={paths.takeIn(slug)}>Return to now</ButtonLink>
              ) : (
                <ButtonLink href={back}>Read the text</ButtonLink>
              )
            }
          >
            {verdict.allowed ? "The past stays as it was: return to now to take in a text." : verdict.because}
          </EmptyState>
        )}
      </div>
    </NegotiationFrame>
  );
}
