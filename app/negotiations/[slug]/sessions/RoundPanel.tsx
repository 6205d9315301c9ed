/** The form that the address asks for: a new round, the next event in one, a correction, or a retraction. */
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { recordDefaults } from "@/components/record/recordDefaults";
import { RetractForm } from "@/components/record/RetractForm";
import { RoundEventForm, roundActs } from "@/components/rounds/RoundEventForm";
import { RoundForm } from "@/components/rounds/RoundForm";
import { FormPanel } from "@/components/ui/FormPanel";
import { paramOf } from "@/components/ui/hrefWith";
import type { SourceView } from "@/lib/evidence/queries";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import { standingRecordId } from "@/lib/record/queries";
import type { RecordFacts } from "@/lib/record/reading";
import { retractRoundAction, retractRoundEventAction } from "@/lib/rounds/actions";
import type { PartyView } from "@/lib/parties/queries";
import type { RoundView } from "@/lib/rounds/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import { zoneChoices } from "@/lib/time/zone-list";
import { nextEvents, type RoundEvent, roundEventLabels } from "@/lib/rounds/rules";

type Param = string | string[];
export type Asked = { add?: Param; round?: Param; event?: Param; on?: Param; correct?: Param; retract?: Param };

type Props = {
  opened: Opened;
  asked: Asked;
  rounds: readonly RoundView[];
  parties: readonly PartyView[];
  sources: readonly SourceView[];
  compartments: readonly CompartmentView[];
  /** The page without the form. */
  closeHref: string;
};

const happenedOn: Record<RoundEvent, string> = {
  scheduled: "Scheduled on",
  opened: "Opened on",
  paused: "Paused on",
  resumed: "Resumed on",
  concluded: "Concluded on",
  collapsed: "Collapsed on",
};

export async function RoundPanel({ opened, asked, rounds, parties, sources, compartments, closeHref }: Props) {
  const { negotiation } = opened;
  const [correct, retract] = [paramOf(asked.correct), paramOf(asked.retract)];
  // The day of the calendar that the form was opened from.
  const parsed = parseFuzzyDate(paramOf(asked.on) ?? "");
  const day = parsed.ok ? parsed.date : null;
  const standingId = await standingRecordId(opened, correct ?? retract);
  const fieldset = (heldLabel: string, record?: RecordFacts) => (
    <RecordFieldset
      negotiationId={negotiation.id}
      seenRecordId={opened.newestRecordId}
      sources={sources.map(({ id, title }) => ({ id, title }))}
      compartments={compartments}
      defaults={record ? recordDefaults(record, correct) : null}
      heldLabel={heldLabel}
      {...(day && !record ? { heldFrom: formatFuzzy(day, "UTC") } : {})}
    />
  );
  // The form is open to all members until it is marked: it counts only what all of them see.
  const open = rounds.filter(({ compartmentId }) => compartmentId === null);
  const start = {
    number: open.reduce((highest, { number }) => Math.max(highest, number), 0) + 1,
    timeZone: negotiation.timeZone,
  };
  const events = rounds.flatMap((round) => round.events.map((event) => ({ round, event })));

  if (paramOf(asked.add) === "round")
    return (
      <FormPanel
        key="add"
        title="Add a round"
        description="A round is one stretch of talks; its sessions, pauses and end belong to it."
        closeHref={closeHref}
        returnTo="add-round"
      >
        <RoundForm start={start} zones={zoneChoices(new Date())} fieldset={fieldset("Known since")} />
      </FormPanel>
    );

  const round = correct ? rounds.find((each) => each.record.id === standingId) : undefined;
  if (round)
    return (
      <FormPanel key={correct} title={round.title} closeHref={closeHref} returnTo={`correct-${correct}`}>
        <RoundForm
          round={round}
          start={start}
          zones={zoneChoices(new Date())}
          fieldset={fieldset("Known since", round.record)}
        />
        <RetractForm action={retractRoundAction} negotiationId={negotiation.id} recordId={round.record.id} isFolded />
      </FormPanel>
    );

  const corrected = correct ? events.find(({ event }) => event.record.id === standingId) : undefined;
  if (corrected)
    return (
      <FormPanel
        key={correct}
        title={`${roundEventLabels[corrected.event.event]}: ${corrected.round.title}`}
        closeHref={closeHref}
        returnTo={`correct-${correct}`}
      >
        <RoundEventForm
          roundId={corrected.round.id}
          kind={corrected.event.event}
          event={corrected.event}
          parties={parties}
          fieldset={fieldset(happenedOn[corrected.event.event], corrected.event.record)}
        />
      </FormPanel>
    );

  const retracted = retract ? events.find(({ event }) => event.record.id === standingId) : undefined;
  if (retracted)
    return (
      <FormPanel
        key={retract}
        title={`Retract: ${roundEventLabels[retracted.event.event].toLowerCase()}, ${retracted.round.title}`}
        description="It then never happened, for everything that is read from now on."
        closeHref={closeHref}
        returnTo={`retract-${retract}`}
      >
        <RetractForm
          action={retractRoundEventAction}
          negotiationId={negotiation.id}
          recordId={retracted.event.record.id}
        />
      </FormPanel>
    );

  const lived = rounds.find(({ id }) => id === paramOf(asked.round));
  const kind = lived && nextEvents(lived.state).find((event) => event === paramOf(asked.event));
  if (!lived || !kind) return null;
  return (
    <FormPanel
      key={`${lived.id} ${kind}`}
      title={`${roundActs[kind]}: ${lived.title}`}
      closeHref={closeHref}
      returnTo={`${kind}-${lived.id}`}
    >
      <RoundEventForm roundId={lived.id} kind={kind} parties={parties} fieldset={fieldset(happenedOn[kind])} />
    </FormPanel>
  );
}
