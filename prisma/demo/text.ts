import { optionNoun } from "@/lib/text/commands/option";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { type Chronicle, type Cited, inferred, lastMonth, monday, wednesday } from "./chronicle";
import type { Terms } from "./terms";

export type Wordings = Awaited<ReturnType<typeof recordWordings>>;

/** The team's working text, from what was reported. No party's text is on record. */
export async function recordWordings({ record }: Chronicle, terms: Terms, officials: Cited) {
  const wording = async (termId: string, text: string, heldFrom: string, translation: object = {}) =>
    (
      await record(clauseVersionNoun.record, {
        termId,
        text,
        ...translation,
        drafter: "team",
        heldFrom,
        citations: [officials],
        ...(heldFrom === lastMonth ? {} : inferred),
      })
    ).clauseVersionId;

  await wording(
    terms.withdrawal,
    "All foreign troops shall be withdrawn from the territory of Afghanistan.",
    lastMonth,
  );
  await wording(
    terms.safeHaven,
    "The Taliban shall give assurances that the territory of Afghanistan is no safe haven for groups planning attacks on the United States.",
    lastMonth,
  );
  await wording(
    terms.timetable,
    "The forces of the United States shall leave over three to five years from the date of signature.",
    monday,
  );
  const timetable = await wording(
    terms.timetable,
    "The forces of the United States shall leave [over thirty-six to sixty months]^US from the date of signature.",
    wednesday,
  );
  const coalition = await wording(
    terms.coalition,
    "The other international forces shall leave [at the same time as]^AL the forces of the United States.",
    monday,
  );
  await wording(
    terms.reduction,
    "In the coming months the forces of the United States shall be reduced from 14,000 to [7,000]^US.",
    monday,
  );
  await wording(
    terms.residual,
    "Until the final withdrawal several thousand troops of the United States may remain to strike Al Qaida and Daesh, partly in raids with Afghan commandos.",
    monday,
  );
  const residual = await wording(
    terms.residual,
    "[Until the final withdrawal [several thousand]^TB troops of the United States may remain [for up to sixty months]^TB to strike Al Qaida and Daesh, [partly in raids with Afghan commandos]^TB]^US.",
    wednesday,
  );
  await wording(
    terms.strikes,
    "The operations of the United States shall shift largely to counter-terrorism strikes.",
    monday,
  );
  await wording(
    terms.training,
    "The 8,600 European and other international troops shall take on the training of the Afghan military.",
    monday,
  );
  await wording(terms.funding, "International funding of the Afghan security forces shall continue.", monday);
  await wording(terms.powerSharing, "A government in Kabul shall share power with the Taliban.", monday);
  await wording(
    terms.residual,
    "[تا خروج نهایی، [چند هزار]^TB سرباز ایالات متحده می‌توانند [حداکثر تا شصت ماه]^TB باقی بمانند تا به القاعده و داعش حمله کنند، [بخشی از آن در عملیات مشترک با کماندوهای افغان]^TB]^US.",
    wednesday,
    { language: "fa-AF", translatesId: residual },
  );

  await record(optionNoun.record, {
    termId: terms.training,
    label: "Support from outside the country",
    text: "More of the support of the United States for training shall be based outside Afghanistan and flown in.",
    heldFrom: "2019-02-28~",
    citations: [officials],
  });
  return { timetable, coalition, residual };
}
