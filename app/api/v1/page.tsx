import type { Metadata } from "next";
import { ApiFrame } from "@/app/api/v1/ApiFrame";
import { Told } from "@/components/exchange/api/Code";
import { Guide, guideParts } from "@/components/exchange/api/Guide";
import { OperationIndex } from "@/components/exchange/api/OperationIndex";
import { Problems } from "@/components/exchange/api/Problems";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { mostItems, usualItems } from "@/lib/exchange/api/answer-read";
import { tokenLimit } from "@/lib/exchange/api/asking";
import { operationGroups } from "@/lib/exchange/api/operations";
import { type ProblemCode, problemAdvice, problemStatuses, problemTitles } from "@/lib/exchange/api/problem";
import { env } from "@/lib/platform/env";
import { paths } from "@/lib/platform/paths";

export const metadata: Metadata = { title: "API" };

const filterId = "operations-filter";

const problems = (Object.keys(problemTitles) as ProblemCode[]).map((code) => ({
  ...{ code, status: problemStatuses[code], title: problemTitles[code], advice: problemAdvice[code] },
}));

const limits = { atOnce: tokenLimit.most, perSecond: tokenLimit.most / tokenLimit.within, usualItems, mostItems };

const jumps = [...guideParts, { id: "operations", title: "Operations" }, { id: "problems", title: "Problems" }];

/**
 * How programs use Parley. It is for everybody, signed in or not: it tells of the product and of no record, and an answer
 * that nobody signed in gets (401) names its own place here.
 */
export default function ApiPage() {
  const groups = operationGroups().filter(({ operations }) => operations.length > 0);
  const count = groups.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <ApiFrame shortcuts={[{ keys: "/", label: "find an operation", press: `#${filterId}` }]}>
      <div className="grid gap-2">
        <Answer>A program of yours can read what a negotiation's pages are about, and do what they do.</Answer>
        <MetaLine>
          {count} operations, as JSON or as files.{" "}
          <a className="link" href={paths.openApi}>
            openapi.json
          </a>{" "}
          <Told>{"says the same to programs (OpenAPI 3.1; with a token)."}</Told>
        </MetaLine>
        <nav aria-label="On this page">
          <ul className="flex flex-wrap gap-x-4">
            {jumps.map(({ id, title }) => (
              <li key={id}>
                <a className="link inline-block py-1 max-md:py-2" href={`#${id}`}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <Guide limits={limits} at={env.appUrl.origin} />
      <Section id="operations" title="Operations" aside={String(count)} className="scroll-mt-4">
        <OperationIndex
          filterId={filterId}
          groups={groups.map(({ slug, name, operations }) => ({
            ...{ name, href: paths.apiGroup(slug) },
            operations: operations.map((each) => ({
              ...{ name: each.name, summary: each.summary },
              href: paths.apiGroup(slug, each.name),
            })),
          }))}
        />
      </Section>
      <Section id="problems" title="Problems" className="scroll-mt-4">
        <p className="t-small mb-3 max-w-measure text-ink-2">
          <Told>
            {
              "What goes wrong is `application/problem+json` (RFC 9457): `type` leads here, `detail` is a sentence for a person, `errors` says what is wrong where."
            }
          </Told>
        </p>
        <Problems problems={problems} />
      </Section>
      <p className="t-meta text-ink-3">
        <Link className="link" href={paths.home}>
          Back to Parley
        </Link>
      </p>
    </ApiFrame>
  );
}
