import type { Metadata } from "next";
import { ChoiceEditor } from "@/components/analysis/packages/ChoiceEditor";
import { CopyLink } from "@/components/analysis/packages/CopyLink";
import { type BuildParams, buildHref, comparedHref, readBuild } from "@/components/analysis/packages/packagesAddress";
import { PackageHead } from "@/components/analysis/packages/PackageHead";
import { OutgrownNotice } from "@/components/analysis/packages/OutgrownNotice";
import { TermChooser, termField } from "@/components/analysis/packages/TermChooser";
import { MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { carriedAlong } from "@/lib/analysis/packages/outgrown";
import { builtPackage } from "@/lib/analysis/packages/queries";
import { readTermZone } from "@/lib/analysis/term-zone";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { withChoice, withoutTerm } from "@/lib/packages/rules";
import { keyOf, printChoices } from "@/lib/packages/rules/address";
import { paths } from "@/lib/platform/paths";
import type { MomentParams } from "@/lib/time/moment";
import { NegotiationFrame } from "../../NegotiationFrame";
import { PackageResult } from "../PackageResult";
import { SavePanel } from "./SavePanel";

export const metadata: Metadata = { title: "A package" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams & BuildParams> };

const keys = [
  { keys: ["a"], label: "put in a term" },
  { keys: ["j", "k"], label: "next, previous term" },
  { keys: ["Enter"], label: "change it" },
  { keys: ["s"], label: "save" },
];

export default async function NewPackagePage({ params, searchParams }: Props) {
  const [{ slug }, search] = [await params, await searchParams];
  const opened = await openNegotiation(slug, search);
  const asked = readBuild(search);
  const { built, offered, facts, tested, revised, moves, outgrown } = await builtPackage(opened, asked);
  const compartments = await myCompartments(opened);
  const { moment, member } = opened;
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  const reading = { slug, moment };
  const unitOf = (termId: string) => facts.terms.find(({ id }) => id === termId)?.axisUnit ?? null;
  const print = (choices: typeof built.choices) => printChoices(choices, unitOf);
  const choose = print(built.choices);
  const { of } = asked;
  const kept = { asOf: moment.params.asOf ?? null, knownAt: moment.params.knownAt ?? null, choose: choose || null, of };
  const term = facts.terms.find(({ id }) => id === built.termId);
  const choice = built.choices.find(({ termId }) => termId === built.termId);
  // What is gone is offered only where it is what the package has.
  const isOffered = ({ id, termId, isGone }: { id: string; termId: string; isGone: boolean }) =>
    termId === term?.id && (!isGone || id === choice?.clauseVersionId || id === choice?.optionId);
  const shareHref = buildHref(reading, { choose });
  const saveHref = buildHref(reading, { choose, of, save: of ? "correct" : "new" }, "form");
  const isEmpty = built.choices.length === 0;
  return (
    <NegotiationFrame
      opened={opened}
      section="analysis"
      path={paths.newPackage(slug)}
      keys={keys}
      shortcuts={[
        { keys: "a", label: "put in a term", press: termField },
        ...(mayWrite && !isEmpty ? [{ keys: "s", label: "save the package", href: saveHref }] : []),
      ]}
    >
      <RowNavigation noun="term" />
      <div className="grid grid-cols-1 gap-6">
        <PackageHead
          reading={reading}
          answer={isEmpty ? "What if …?" : tested.outcome}
          rest={tested.rest}
          markedWith={isEmpty ? [] : tested.judged.markedWith}
          compartments={compartments}
          isLive
          beside={
            revised &&
            moves.length > 0 && (
              <MetaLine>
                Beside “<bdi>{revised.title}</bdi>”: {moves.join(" ")}
              </MetaLine>
            )
          }
        >
          {built.unread > 0 && (
            <p role="status" className="t-small mt-1 border-l-4 border-rule-2 py-1 pl-3 text-ink-2">
              Part of this link is not on record here at this moment, and is left out.
            </p>
          )}
          <OutgrownNotice
            outgrown={outgrown}
            compartments={compartments}
            href={buildHref(reading, { choose: print(carriedAlong(built.choices, outgrown)), of })}
          />
          {!isEmpty && (
            <div className="mt-2 flex flex-wrap items-center gap-2 print:hidden">
              {mayWrite && (
                <ButtonLink id="save-package" href={saveHref} scroll={false} keyCap="s">
                  Save
                </ButtonLink>
              )}
              <ButtonLink href={comparedHref(reading, revised ? [revised.id] : [], choose)} variant="quiet">
                Compare
              </ButtonLink>
              <CopyLink href={shareHref} />
              <span className="t-meta text-ink-3">
                {mayWrite ? "Not saved. The link holds all of it." : "The link holds all of it."}
              </span>
            </div>
          )}
        </PackageHead>
        <div id="form" className="empty:hidden">
          {mayWrite && !isEmpty && asked.save && (
            <SavePanel
              opened={opened}
              choices={built.choices}
              compartments={compartments}
              of={of}
              isChange={asked.save === "change"}
              hrefFor={(save) => buildHref(reading, { choose, of, save }, save ? "form" : undefined)}
            />
          )}
        </div>
        <PackageResult
          opened={opened}
          tested={tested}
          compartments={compartments}
          building={{
            selectedId: built.termId,
            hrefOf: (termId) => buildHref(reading, { choose, of, term: keyOf(termId) }),
            withoutHref: (termId) => buildHref(reading, { choose: print(withoutTerm(built.choices, termId)), of }),
          }}
          before={
            <TermChooser
              action={paths.newPackage(slug)}
              kept={kept}
              terms={facts.terms}
              chosen={built.choices.length}
              typed={asked.term}
              error={built.errors.term ?? null}
              hasFocus={isEmpty && !asked.save}
            />
          }
          after={
            <>
              {isEmpty && (
                <EmptyState about="Each choice is tested at once against what every party holds. Nothing is saved until you save it, and a link to this page holds all of it.">
                  Put in a term, then choose its value, wording or status.
                </EmptyState>
              )}
              {term && choice && (
                <ChoiceEditor
                  action={paths.newPackage(slug)}
                  kept={kept}
                  term={term}
                  choice={choice}
                  zone={readTermZone(term, facts)}
                  versions={offered.versions.filter(isOffered)}
                  options={offered.options.filter(isOffered)}
                  typed={asked.value}
                  error={built.errors.value ?? null}
                  valueHref={(value) =>
                    buildHref(reading, {
                      choose: print(withChoice(built.choices, { ...choice, value })),
                      of,
                      term: keyOf(term.id),
                    })
                  }
                  doneHref={buildHref(reading, { choose, of })}
                />
              )}
            </>
          }
        />
      </div>
    </NegotiationFrame>
  );
}
