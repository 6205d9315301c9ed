import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { ForecastForm } from "@/components/analysis/forecasts/ForecastForm";
import { forecastHref, readForecastsOn, reviseForecastHref } from "@/components/analysis/forecasts/forecastsAddress";
import { forecastsInWords, subjectInWords } from "@/components/analysis/forecasts/forecastWords";
import { KeptTable } from "@/components/analysis/forecasts/KeptTable";
import { QuestionSection } from "@/components/analysis/forecasts/QuestionSection";
import { ResolvedSection } from "@/components/analysis/forecasts/ResolvedSection";
import { ReviseForecast } from "@/components/analysis/forecasts/ReviseForecast";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { FormPanel } from "@/components/ui/FormPanel";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { mayCorrectForecast, mayForecast, mayRetractForecast } from "@/lib/forecasts/policy";
import { forecastsView } from "@/lib/forecasts/queries";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";

export const metadata: Metadata = { title: "Forecasts" };

type Asked = Partial<Record<"add" | "retract" | "on", string | string[]>>;
type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams & Asked> };

const keys = [
  { keys: ["j", "k"], label: "next, previous forecast" },
  { keys: ["Enter"], label: "answer it" },
  { keys: ["a"], label: "make a forecast" },
  { keys: ["g", "n"], label: "analysis" },
  { keys: ["[", "]"], label: "step through named days" },
];

export default async function ForecastsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { add, retract, on, ...clocks } = await searchParams;
  const opened = await openNegotiation(slug, clocks);
  const { terms, people, ...all } = await forecastsView(opened);
  const asked = readForecastsOn(paramOf(on));
  const about = asked && { term: terms.find(({ id }) => id === asked.termId) ?? null };
  // A term that is not there for the reader is as good as none.
  const only = about?.term || asked?.termId === null ? asked : null;
  const ofThat = <Each extends { termId: string | null }>(each: readonly Each[]) =>
    each.filter(({ termId }) => !only || termId === only.termId);
  const [questions, kept] = [ofThat(all.questions), ofThat(all.kept)];
  // Who judged well is told from all of them.
  const scores = only ? [] : all.scores;
  const compartments = await myCompartments(opened);
  const { moment, member, negotiation } = opened;
  const { timeZone } = negotiation;
  const query = momentQuery(moment);
  const path = hrefWith(paths.forecasts(slug), { on: only && paramOf(on) });
  const mayWrite = moment.isPresent && mayForecast(member).allowed;
  const open = questions.filter(({ resolution }) => resolution.outcome === "open");
  const resolved = questions.filter(({ resolution }) => resolution.outcome !== "open");
  const nameOf = (userId: string) => (userId === member.userId ? "You" : (people.get(userId) ?? "Somebody"));
  const termHref = (termId: string) => paths.term(slug, termId) + query;
  const revised = open
    .flatMap(({ lines }) => lines)
    .find(({ held }) => held !== null && held.recordId === paramOf(retract));
  const answered = open.find(({ key }) => key === paramOf(add));
  const addHref = forecastHref(path);
  const action = (
    <ButtonLink id="add-forecast" href={addHref} scroll={false} keyCap="a">
      Make a forecast
    </ButtonLink>
  );
  const isEmpty = questions.length === 0 && kept.length === 0;
  return (
    <NegotiationFrame
      opened={opened}
      section="analysis"
      path={paths.forecasts(slug)}
      keys={keys.filter((each) => mayWrite || !(each.keys[0] === "a" || each.keys[0] === "Enter"))}
      shortcuts={mayWrite ? [{ keys: "a", label: "make a forecast", href: addHref }] : []}
    >
      <RowNavigation noun="forecast" />
      <div className="grid grid-cols-1 gap-6">
        <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
          <div className="grid gap-1">
            <Answer>{forecastsInWords(questions)}</Answer>
            <MetaLine>
              {only ? (
                <>
                  Only what is forecast of <bdi>{about?.term ? subjectInWords(about) : "the agreement as a whole"}</bdi>
                  .{" "}
                  <Link href={paths.forecasts(slug) + query} className="link print:hidden">
                    All forecasts
                  </Link>
                </>
              ) : (
                "What each member holds likely, dated, and scored once its day has come."
              )}{" "}
              <Link href={paths.analysis(slug) + query} className="link print:hidden">
                Where the parties could meet
              </Link>
            </MetaLine>
          </div>
          {mayWrite && !isEmpty && <div className="print:hidden">{action}</div>}
        </div>
        <div id="form" className="empty:hidden">
          {mayWrite && paramOf(add) !== null && (
            <FormPanel title="Make a forecast" closeHref={path} returnTo="add-forecast">
              <ForecastForm
                negotiationId={negotiation.id}
                seenRecordId={opened.newestRecordId}
                terms={terms}
                compartments={compartments}
                on={answered ? answered.termId : (only?.termId ?? null)}
                by={answered?.byDate ?? null}
              />
            </FormPanel>
          )}
          {mayWrite && revised?.held && mayRetractForecast(member, revised).allowed && (
            <FormPanel title={`What ${nameOf(revised.authorId)} forecast`} closeHref={path}>
              <ReviseForecast
                negotiationId={negotiation.id}
                forecast={revised.held}
                isAuthors={mayCorrectForecast(member, revised).allowed}
              />
            </FormPanel>
          )}
        </div>
        {isEmpty && (
          <EmptyState
            about="Say how likely you hold it that a term, or all of it, is settled by a day, and why. Keep it to yourself until the others have made up their minds; once the day has come everybody sees who judged well."
            action={mayWrite && action}
          >
            A date for the signing is in the papers. How likely is it, in per cent?
          </EmptyState>
        )}
        {kept.length > 0 && (
          <KeptTable
            negotiationId={negotiation.id}
            kept={kept}
            timeZone={timeZone}
            mayShare={mayWrite}
            compartments={compartments}
          />
        )}
        {open.map((question) => (
          <div key={question.key} data-row>
            <QuestionSection
              question={question}
              nameOf={nameOf}
              termHref={termHref}
              changeHref={mayWrite ? forecastHref(path, question) : null}
              reviseHref={(line) =>
                mayWrite && line.held && mayRetractForecast(member, line).allowed
                  ? reviseForecastHref(path, line.held.recordId)
                  : null
              }
              mayMend={(line) => mayCorrectForecast(member, line).allowed}
              now={moment.asOf}
              timeZone={timeZone}
              compartments={compartments}
            />
          </div>
        ))}
        {resolved.length > 0 && (
          <ResolvedSection questions={resolved} {...{ scores, nameOf, termHref, timeZone, compartments }} />
        )}
      </div>
    </NegotiationFrame>
  );
}
