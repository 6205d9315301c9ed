/** The page on which a term is split or merged: what it asks, the way back, and why it cannot be done where it cannot. */
import type { ReactNode } from "react";
import { Link } from "@/components/ui/Link";
import { MetaLine, Title } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { mayRecord } from "@/lib/negotiations/policy";
import type { Opened } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../../NegotiationFrame";

type Props = {
  opened: Opened;
  slug: string;
  term: { id: string; number: string; title: string };
  path: string;
  question: ReactNode;
  about: string;
  /** "split a term" */
  act: string;
  /** Under the question, as which wording is cut. */
  choice?: ReactNode;
  children: ReactNode;
};

export function LineageFrame({ opened, slug, term, path, question, about, act, choice, children }: Props) {
  const { moment, member } = opened;
  const verdict = mayRecord(member);
  const termHref = paths.term(slug, term.id) + momentQuery(moment);
  return (
    <NegotiationFrame opened={opened} section="text" path={path}>
      <div className="grid gap-6 py-4">
        <div>
          <p className="mb-2">
            <Link href={termHref} className="link">
              Back to {term.number} {term.title}
            </Link>
          </p>
          <Title>{question}</Title>
          <MetaLine>{about}</MetaLine>
          {choice}
        </div>
        {verdict.allowed && moment.isPresent ? (
          children
        ) : (
          <EmptyState
            action={
              verdict.allowed ? (
                <ButtonLink href={path}>Return to now</ButtonLink>
              ) : (
                <ButtonLink href={termHref}>Read the term</ButtonLink>
              )
            }
          >
            {verdict.allowed ? `The past stays as it was: return to now to ${act}.` : verdict.because}
          </EmptyState>
        )}
      </div>
    </NegotiationFrame>
  );
}
