/** The form that the address asks for: a new party or person, or one that is corrected or has changed. */
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { recordDefaults } from "@/components/record/recordDefaults";
import { RetractForm } from "@/components/record/RetractForm";
import { RevisionSwitch } from "@/components/record/RevisionSwitch";
import { DelegateForm } from "@/components/parties/DelegateForm";
import { PartyForm } from "@/components/parties/PartyForm";
import { FormPanel } from "@/components/ui/FormPanel";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import type { participants } from "@/lib/evidence/queries-participants";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import { retractDelegateAction, retractPartyAction } from "@/lib/parties/actions";
import { standingRecordId } from "@/lib/record/queries";
import type { RecordFacts } from "@/lib/record/reading";

type Param = string | string[];
export type Asked = { add?: Param; correct?: Param; change?: Param };

type Props = {
  opened: Opened;
  asked: Asked;
  /** The page that the panel stands on. */
  path: string;
  found: Awaited<ReturnType<typeof participants>>;
  compartments: readonly CompartmentView[];
};

export async function ParticipantPanel({ opened, asked, path, found, compartments }: Props) {
  const add = paramOf(asked.add);
  const change = paramOf(asked.change);
  const recordId = change ?? paramOf(asked.correct);
  const isChange = change !== null;
  const standingId = await standingRecordId(opened, recordId);
  const party = found.parties.find(({ record }) => record.id === standingId);
  const delegate = found.delegates.find(({ record }) => record.id === standingId);
  const negotiationId = opened.negotiation.id;
  const fieldset = (record?: RecordFacts) => (
    <RecordFieldset
      negotiationId={negotiationId}
      seenRecordId={opened.newestRecordId}
      sources={found.sources.map(({ id, title }) => ({ id, title }))}
      compartments={compartments}
      defaults={record ? recordDefaults(record, recordId) : null}
      isChange={isChange}
      heldLabel={isChange ? "Different since" : "So since"}
    />
  );
  const revised = party ?? delegate;
  const closing = { closeHref: path, returnTo: revised ? `correct-${revised.id}` : `add-${add}` };
  const revision = recordId && (
    <RevisionSwitch
      correctHref={hrefWith(path, { correct: recordId }, "form")}
      changeHref={hrefWith(path, { change: recordId }, "form")}
      isChange={isChange}
    />
  );
  const key = `${recordId} ${isChange}`;
  if (party)
    return (
      <FormPanel key={key} title={party.name} {...closing}>
        {revision}
        <PartyForm party={party} isChange={isChange} parties={found.parties} fieldset={fieldset(party.record)} />
        {!isChange && (
          <RetractForm action={retractPartyAction} negotiationId={negotiationId} recordId={party.record.id} isFolded />
        )}
      </FormPanel>
    );
  if (delegate)
    return (
      <FormPanel key={key} title={delegate.name} {...closing}>
        {revision}
        <DelegateForm
          delegate={delegate}
          isChange={isChange}
          parties={found.parties}
          fieldset={fieldset(delegate.record)}
        />
        {!isChange && (
          <RetractForm
            action={retractDelegateAction}
            negotiationId={negotiationId}
            recordId={delegate.record.id}
            isFolded
          />
        )}
      </FormPanel>
    );
  if (add === "party")
    return (
      <FormPanel key={add} title="Add a party" description="It need not sit at the table." {...closing}>
        <PartyForm parties={found.parties} fieldset={fieldset()} />
      </FormPanel>
    );
  if (add === "person")
    return (
      <FormPanel
        key={add}
        title="Add a person"
        description="A delegate of a party, or somebody who comments."
        {...closing}
      >
        <DelegateForm parties={found.parties} fieldset={fieldset()} />
      </FormPanel>
    );
  return null;
}
