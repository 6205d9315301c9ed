/** The form that the address asks for: a new round, the next event in one, a correction, or a retraction. */
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { recordDefaults } from "@/components/record/recordDefaults";
import { RetractEventForm } from "@/components/rounds/RetractEventForm";
import { RoundEventForm, roundActs } from "@/components/rounds/RoundEventForm";
import { RoundForm } from "@/components/rounds/RoundForm";
import { FormPanel } from "@/components/ui/FormPanel";
import { paramOf } from "@/components/ui/hrefWith";
import type { SourceView } from "@/lib/evidence/queries";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import type { RecordFacts } from "@/lib/record/reading";
import type { PartyView } from "@/lib/parties/queries";
import type { RoundView } from "@/lib/rounds/queries";
import { nextEvents, type RoundEvent, roundEventLabels } from "@/lib/rounds/rules";

type Param = string | string[];
export type Asked = { add?: Param; round?: Param; event?: Param; correct?: Param; retract?: Param };

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

export function RoundPanel({ opened, asked, rounds, parties, sources, compartments, closeHref }: Props) {
  const { negotiation } = opened;
  const fieldset = (heldLabel: string, record?: RecordFacts) => (
    <RecordFieldset
      negotiationId={negotiation.id}
      sources={sources.map(({ id, title }) => ({ id, title }))}
      compartments={compartments}
      defaults={record ? recordDefaults(record) : null}
      heldLabel={heldLabel}
    />
  );
  const start = {
    number: rounds.reduce((highest, { number }) => Math.max(highest, number), 0) + 1,
    timeZone: negotiation.timeZone,
  };
  const [correct, retract] = [paramOf(asked.correct), paramOf(asked.retract)];
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
        <RoundForm start={start} fieldset={fieldset("Known since")} />
      </FormPanel>
    );

  const round = rounds.find((each) => each.record.id === correct);
  if (round)
    return (
      <FormPanel key={correct} title={round.title} closeHref={closeHref} returnTo={`correct-${correct}`}>
        <RoundForm round={round} start={start} fieldset={fieldset("Known since", round.record)} />
      </FormPanel>
    );

  const corrected = events.find(({ event }) => event.record.id === correct);
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

  const retracted = events.find(({ event }) => event.record.id === retract);
  if (retracted)
    return (
      <FormPanel
        key={retract}
        title={`Retract: ${roundEventLabels[retracted.event.event].toLowerCase()}, ${retracted.round.title}`}
        description="It then never happened, for everything that is read from now on."
        closeHref={closeHref}
        returnTo={`retract-${retract}`}
      >
        <RetractEventForm negotiationId={negotiation.id} recordId={retracted.event.record.id} />
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
