import { linkHref, type Reading } from "@/components/annotations/linkHref";
import { textHref } from "@/components/text/textAddress";
import type { RecordTarget } from "@/lib/logbook/rules/record-target";
import { paths } from "@/lib/platform/paths";
import { momentQuery } from "@/lib/time/moment-query";

export type { Reading };

/** Where a record is read in full, at the moment that is read now. */
export function recordHref({ slug, moment }: Reading, target: RecordTarget): string {
  const query = momentQuery(moment);
  switch (target.kind) {
    case "party":
      return paths.party(slug, target.id) + query;
    case "delegate":
      return paths.person(slug, target.id) + query;
    case "source":
      return linkHref({ slug, moment }, { kind: "source", id: target.id });
    case "position":
      return linkHref({ slug, moment }, target);
    case "statement":
    case "figure":
    case "risk":
    case "question":
      return `${paths.evidence(slug)}${query}#${target.kind}-${target.id}`;
    case "round":
      return `${paths.timeline(slug)}${query}#round-${target.id}`;
    case "session":
      return paths.session(slug, target.id) + query;
    case "package":
      return paths.package(slug, target.id) + query;
    case "brief":
      return paths.keptBrief(slug, target.id) + query;
    case "forecast":
      return paths.forecasts(slug) + query;
    case "review":
      return paths.review(slug, target.id) + query;
    case "term":
      return paths.term(slug, target.termId) + query;
    case "text":
      return textHref({ slug, moment, beside: null }, { termId: target.termId });
  }
}
