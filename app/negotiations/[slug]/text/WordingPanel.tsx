/** The form that the address asks for: a wording or an option that is corrected, has changed, or is taken back. */
import { MarkForm } from "@/components/activity/MarkForm";
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { recordDefaults } from "@/components/record/recordDefaults";
import { RetractForm } from "@/components/record/RetractForm";
import { RevisionSwitch } from "@/components/record/RevisionSwitch";
import { CorrectionForm } from "@/components/text/CorrectionForm";
import { OptionForm } from "@/components/text/OptionForm";
import { FormPanel } from "@/components/ui/FormPanel";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { standingRecordId } from "@/lib/record/queries";
import type { RecordFacts } from "@/lib/record/reading";
import { retractClauseVersionAction, retractOptionAction } from "@/lib/text/actions";
import { languageName } from "@/lib/text/languages";
import { wordingToRevise } from "@/lib/text/queries-revision";

type Param = string | string[];

type Props = {
  opened: Opened;
  asked: { correct?: Param; change?: Param };
  /** The page that the panel stands on, as it is read. */
  path: string;
  terms: readonly { id: string; number: string; title: string }[];
  compartments: readonly CompartmentView[];
};

export async function WordingPanel({ opened, asked, path, terms, compartments }: Props) {
  const change = paramOf(asked.change);
  const seenId = change ?? paramOf(asked.correct);
  const standingId = await standingRecordId(opened, seenId);
  const found = standingId === null ? null : await wordingToRevise(opened, standingId);
  const revised = found?.version ?? found?.option;
  const term = terms.find(({ id }) => id === revised?.termId);
  if (!found || !revised || !term || !standingId || !seenId) return null;
  const { version, option, originals, sponsors, sources } = found;
  const { id: negotiationId, slug } = opened.negotiation;
  const isChange = change !== null && option !== null;
  const fieldset = (record: RecordFacts) => (
    <RecordFieldset
      negotiationId={negotiationId}
      seenRecordId={opened.newestRecordId}
      sources={sources}
      compartments={compartments}
      defaults={recordDefaults(record, seenId)}
      isChange={isChange}
      heldLabel={isChange ? "Different since" : "Stands since"}
    />
  );
  const language = version && version.language !== "en" ? ` in ${languageName(version.language)}` : "";
  return (
    <FormPanel
      key={`${seenId} ${isChange}`}
      title={
        version
          ? `Correct version ${version.number} of ${term.number} ${term.title}${language}`
          : `${term.number} ${term.title}: option ${option?.label}`
      }
      description={
        version
          ? "For a slip in the record, as in copying. The version keeps its number and its remarks, and no agreed words are reopened."
          : undefined
      }
      closeHref={path}
      returnTo={`correct-${seenId}`}
    >
      <RevisionSwitch
        correctHref={hrefWith(path, { correct: seenId }, "form")}
        changeHref={
          version
            ? hrefWith(paths.wording(slug, term.id), { language: version.language })
            : hrefWith(path, { correct: null, change: seenId }, "form")
        }
        isChange={isChange}
      />
      {version && (
        <>
          <CorrectionForm
            version={version}
            originals={originals}
            parties={sponsors}
            fieldset={fieldset(version.record)}
          />
          <RetractForm
            action={retractClauseVersionAction}
            negotiationId={negotiationId}
            recordId={standingId}
            isFolded
          />
        </>
      )}
      {option && (
        <>
          <OptionForm
            termId={option.termId}
            option={{ ...option, id: option.seriesId }}
            isChange={isChange}
            parties={sponsors}
            keepAs={`option ${standingId}`}
            textHref={path}
            fieldset={fieldset(option.record)}
          />
          {!isChange && (
            <>
              <RetractForm action={retractOptionAction} negotiationId={negotiationId} recordId={standingId} isFolded />
              <MarkForm
                negotiationId={negotiationId}
                records={[{ recordId: standingId, label: "This option" }]}
                compartmentId={option.compartmentId}
                compartments={compartments}
              />
            </>
          )}
        </>
      )}
    </FormPanel>
  );
}
