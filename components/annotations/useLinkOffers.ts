"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { linkOffersAction } from "@/lib/annotations/actions";
import { type LinkOffer, type Linkables, linkOffers, nearFirst } from "@/lib/annotations/rules/links";
import type { Candidate } from "@/lib/platform/matching";
import { useMargin } from "./marginState";

export type OfferedLink = LinkOffer & Candidate;

/** How long what was looked up is offered before it is looked up again (ms). */
const freshFor = 30_000;

type Asked = { compartmentId: string | null; termId: string | null; isAsked: boolean };

/**
 * What may be linked in words of this marking, the positions on this term first, once it `isAsked` for: a long agreement has thousands of positions, and few
 * remarks link one. What was looked up before is offered until the next answer comes.
 */
export function useLinkOffers({ compartmentId, termId, isAsked }: Asked): {
  links: readonly OfferedLink[];
  hasFailed: boolean;
} {
  const { negotiationId } = useMargin();
  const [linkables, setLinkables] = useState<Linkables | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const askedAt = useRef(0);
  useEffect(() => {
    if (!isAsked || Date.now() - askedAt.current < freshFor) return;
    askedAt.current = Date.now();
    const look = async () => {
      const answer = await linkOffersAction({ negotiationId, ...(compartmentId && { compartmentId }) }).catch(
        () => null,
      );
      if (answer?.ok) setLinkables(answer.value);
      else askedAt.current = 0;
      setHasFailed(!answer?.ok);
    };
    void look();
  }, [isAsked, negotiationId, compartmentId]);
  const links = useMemo(() => {
    const offers = linkables ? linkOffers(linkables).map((offer) => ({ ...offer, id: offer.label })) : [];
    return nearFirst(offers, termId);
  }, [linkables, termId]);
  return { links, hasFailed };
}
