import type { Metadata } from "next";
import { AskList } from "@/components/analysis/questions/AskList";
import { QuestionFilters } from "@/components/analysis/questions/QuestionFilters";
import { questionsHref, readQuestionsAddress } from "@/components/analysis/questions/questionsAddress";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { hrefWith } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import { Pages } from "@/components/ui/Pages";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { answeredInWords } from "@/lib/analysis/questions/words";
import { takenAs } from "@/lib/analysis/questions/taken";
import type { ToldQuestion } from "@/lib/analysis/questions-to-ask";
import { myDrafts } from "@/lib/logbook/queries-drafts";
import { mayRecord } from "@/lib/negotiations/policy";
import { TakeForm } from "@/components/analysis/questions/TakeForm";
import { type QuestionsView, questionsView } from "@/lib/analysis/queries-questions";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";
import { NothingYet } from "../NothingYet";

export const metadata: Metadata = { title: "What to ask" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const keys = [
  { keys: ["j", "k"], label: "next, previous question" },
  { keys: ["Enter"], label: "look at its term" },
  { keys: ["[", "]"], label: "step through named days" },
];

export default async function QuestionsPage({ params, searchParams }: Props) {
  const [{ slug }, search] = [await params, await searchParams];
  const opened = await openNegotiation(slug, search);
  const asked = readQuestionsAddress(search);
  const [view, compartments] = [await questionsView(opened, asked), await myCompartments(opened)];
  const { moment, negotiation, member } = opened;
  const query = momentQuery(moment);
  const path = paths.questions(slug);
  if (view.total + view.answered === 0)
    return (
      <NegotiationFrame opened={opened} section="analysis" path={path}>
        <Answer className="mb-6">No question is open.</Answer>
        <NothingYet
          opened={opened}
          about="Here stands what to ask next, of whom, and what an answer would settle: what somebody raised, and what follows from what the record leaves open."
          action={<ButtonLink href={paths.positions(slug) + query}>Go to the positions</ButtonLink>}
        >
          Record what each party holds on a term, and what of it is unknown.
        </NothingYet>
      </NegotiationFrame>
    );
  const mayTake = moment.isPresent && mayRecord(member).allowed;
  const list = {
    reading: { slug, moment },
    mayNote: mayTake,
    questions: view.questions,
    first: view.first,
    termHref: (termId: string) => `${paths.analysis(slug)}${query}${query ? "&" : "?"}term=${termId}`,
    dayOf: (edtf: string) => formatFuzzy(requireFuzzyDate(edtf), negotiation.timeZone),
    compartments,
  };
  return (
    <NegotiationFrame
      opened={opened}
      section="analysis"
      path={path}
      keys={mayTake ? [...keys.slice(0, 2), { keys: ["x"], label: "tick it" }, ...keys.slice(2)] : keys}
    >
      <RowNavigation noun="question" />
      <div className="grid max-w-5xl grid-cols-1 gap-6">
        <div>
          <Answer>{inShort(view)}</Answer>
          <MetaLine className="mt-1">
            {view.total > 0 && `${counts(view)} First comes what can free a blocked term, then what settles more. `}
            {view.answered > 0 && (
              <>
                <Link
                  href={questionsHref(slug, moment, { kind: "answered", party: null, term: null })}
                  className="link"
                >
                  {answeredInWords(view.answered)}
                </Link>
                <MarkingWords markedWith={view.answeredMarkedWith} compartments={compartments} className="ml-2" />
              </>
            )}
          </MetaLine>
        </div>
        <QuestionFilters
          key={questionsHref(slug, moment, asked)}
          path={path}
          allHref={path + query}
          clocks={Object.entries(moment.params).flatMap(([name, value]) => (value ? [[name, value] as const] : []))}
          view={view}
          chosen={asked}
        />
        {view.count === 0 ? (
          <EmptyState>No open question is of this kind.</EmptyState>
        ) : mayTake ? (
          <TakeForm
            key={`${view.page} ${questionsHref(slug, moment, asked)}`}
            negotiationId={negotiation.id}
            drafts={(await myDrafts(opened))
              .filter(({ content }) => content.corrects === null)
              .map(({ id, content }) => ({ id, title: [content.title, content.held].filter(Boolean).join(", ") }))}
          >
            <AskList
              {...list}
              pick={(question) => <Tick question={question} />}
              whyNot={(question) =>
                !takenAs(question) && (
                  <p className="t-small mt-0.5 max-w-measure text-ink-2">
                    It is told from records of several circles, and none of them may learn of the others:{" "}
                    <Link href={hrefWith(paths.evidence(slug), { add: "question" }, "form")} className="link">
                      raise it by hand
                    </Link>
                    , in words that one of them may read.
                  </p>
                )
              }
            />
          </TakeForm>
        ) : (
          <AskList {...list} />
        )}
        {view.pages > 1 && (
          <Pages page={view.page} pages={view.pages} hrefOf={(page) => questionsHref(slug, moment, asked, page)} />
        )}
      </div>
    </NegotiationFrame>
  );
}

/** What cannot be raised in one step has no box. */
function Tick({ question }: { question: ToldQuestion }) {
  const taken = takenAs(question);
  if (!taken) return null;
  return (
    <input
      type="checkbox"
      name="questions[]"
      value={taken}
      aria-label={`Take along: ${[question.text, question.term && `on ${question.term.number}`].filter(Boolean).join(" ")}`}
      className="size-4 accent-accent max-md:size-6"
    />
  );
}

/** "Ask Taliban first, on 1.4 Residual presence: would …?" */
function inShort({ top }: QuestionsView): string {
  if (!top) return "No question is open that nobody has answered.";
  // Of two terms the same words may be asked.
  const on = top.term && !top.text.includes(top.term.title) ? `, on ${top.term.number} ${top.term.title}` : "";
  return `${top.party ? `Ask ${top.party.name} first` : "Ask first"}${on}: ${top.text}`;
}

function counts({ total, settling }: QuestionsView): string {
  const settle = settling === total ? "each" : settling === 0 ? "none" : settling.toLocaleString("en-GB");
  const are = total === 1 ? "question is" : "questions are";
  return `${total.toLocaleString("en-GB")} ${are} open; an answer to ${settle} of them would settle something on record.`;
}
