/** The words of a made-up convention on the waters of a made-up basin: long and short, in three scripts. */
import type { Chance } from "@/lib/platform/boot/soak/random";

const rivers = ["Amsara", "Vardan", "Qezel", "Toluy", "Ishkar", "Nareva", "Dashti", "Ombrel"] as const;
const lands = ["Ardalia", "Velmark", "Tashkara", "Norrland", "Quenza", "Belovar", "Issyria", "Karastan"] as const;

const shapes: readonly ((land: string, river: string) => string)[] = [
  (land) => `Republic of ${land}`,
  (land) => land,
  (land) => `${land} Federation`,
  (land, river) => `Joint Commission of the Provinces of ${land} for the ${river} and its Tributaries`,
  (_, river) => `${river} Basin Water Users’ Association`,
  (land) => `Kingdom of ${land}`,
  (land, river) =>
    `Inter-ministerial Coordinating Committee for Transboundary Waters, Irrigation and Energy of ${land} (${river} Section)`,
  (_, river) => `Front for the ${river} Highlands`,
];

/** The name of the party of that number: every eighth is of the same shape, and some run over the lines. */
export function partyName(place: number): string {
  const turn = Math.floor(place / shapes.length);
  const shape = shapes[place % shapes.length] ?? shapes[0];
  if (place % 13 === 12) return `د ${["هلمند", "هریرود", "مرغاب"][turn % 3]} د اوبو د حوزې د همغږۍ کمېټه`;
  return shape?.(at(lands, place * 3 + turn), at(rivers, place + turn)) ?? "";
}

/** Two letters, so that each of some hundreds of parties has its own. */
export function partyCode(place: number): string {
  const letters = "ABCDEFGHIKLMNOPRSTUVWYZ";
  return `${letters[Math.floor(place / letters.length)]}${letters[(place * 7) % letters.length]}`;
}

const given = ["Nadia", "Tomasz", "Farhad", "Ingrid", "Yusuf", "María Fernanda", "Qiang", "شبنم", "Oluwaseun"] as const;
const family = ["Rahimi", "van der Westhuizen", "Okonkwo-Adeyemi", "Li", "کریمی", "Sørensen", "Baptista"] as const;

export function personName(chance: Chance): string {
  return `${chance.of(given)} ${chance.of(family)}`;
}

const titles = [
  "Low-season allocation",
  "Notification of planned measures",
  "Data",
  "Joint inspection of reservoirs and of the diversion works that stand upstream of the border gauges",
  "Environmental flow",
  "Compensation for energy forgone",
  "Access of fishing communities",
  "Settlement of disputes by a panel of three arbitrators of whom none is a national of a riparian Party",
  "Emergency releases",
  "Cost sharing",
  "تقسیم آب‌های مرزی در فصل خشک",
  "Sediment",
  "Entry into force, provisional application and the position of Parties that have signed but have not ratified",
  "تبادل البيانات الهيدرولوجية",
  "Groundwater abstraction",
  "Financing of the Secretariat",
  "Navigation",
  "Amendment of annexes",
] as const;

export function termTitle(chance: Chance): string {
  return chance.of(titles);
}

const sentences = [
  "The Parties shall allocate the flow of the {river} in the low season in accordance with the shares set out in the Annex, having regard to the mean of the ten years before signature and to the needs of {land}.",
  "Where the discharge at the border gauge falls below the threshold for seven consecutive days, [the upstream Party shall release / the Parties concerned shall consult on the release of]^{one} water sufficient to restore it.",
  "A Party that plans a measure which may have a significant adverse effect shall notify the others [six]^{two}:tactical months before work begins and shall furnish the technical data and the results of any assessment.",
  "The Commission shall meet at least twice in each calendar year, and [within ten days]^{one},{two} at the request of any Party, and shall adopt its decisions by consensus of the Parties present.",
  "Nothing in this provision prejudices the rights of [third States]^{two}:suspicious or the position of any Party on the course of the frontier.",
  "Costs shall be borne [in equal parts / in proportion to the benefit received]^:waiting unless the Commission decides otherwise in respect of a particular work.",
  "Data on level, discharge, abstraction and quality shall be exchanged daily, free of charge and in a form that can be processed.",
] as const;

const dari = [
  "طرف‌ها جریان رودخانه را در فصل کم‌آبی مطابق سهم‌های مندرج در ضمیمه و با در نظر داشت نیازهای هر طرف تقسیم می‌کنند.",
  "هرگاه مقدار جریان برای هفت روز پیهم از حد معین کمتر شود، [طرف بالادست آب را رها می‌کند]^{one}.",
  "کمیسیون هر سال حداقل دو بار جلسه می‌کند و تصامیم خود را به اتفاق آرا می‌گیرد.",
] as const;

const arabic = [
  "يتبادل الأطراف البيانات اليومية عن المنسوب والتصريف مجانا وبصيغة قابلة للمعالجة.",
  "لا يخل هذا الحكم بحقوق [الدول الثالثة]^{two} ولا بموقف أي طرف من مسار الحدود.",
  "تجتمع اللجنة مرتين على الأقل في كل سنة.",
] as const;

const tongues = { en: sentences, "fa-AF": dari, ar: arabic } as const;
export type Tongue = keyof typeof tongues;

/** A wording of about eighty words in English, a few lines in the others, with the brackets of these two parties. */
export function clauseText(chance: Chance, tongue: Tongue, [one, two]: readonly [string, string]): string {
  const said = Array.from({ length: tongue === "en" ? 3 : 2 }, () => chance.of(tongues[tongue]));
  const filled = [...new Set(said)]
    .join(" ")
    .replaceAll("{river}", chance.of(rivers))
    .replaceAll("{land}", chance.of(lands))
    .replaceAll("{one}", one)
    .replaceAll("{two}", two);
  return tongue === "en" ? filled : filled.normalize("NFC");
}

export const reasons = [
  "Its ministry of water holds that the ten-year mean hides the drought of the last three.",
  "Said in the plenary, and again to the chair in the corridor.",
  "It would accept this if the costs of the gauges were shared.",
  "The delegation is under instructions that it expects to be changed before the next round.",
  "For domestic reasons: the irrigation season begins before the talks resume.",
] as const;

export const remarks = [
  "“Sufficient” is left to whoever measures. Can we name the gauge?",
  "This repeats the article before it.",
  "Their counsel read this as including groundwater; ask before Thursday.",
  "Too long for one sentence, and the second half binds nobody.",
  "این کلمه در متن دری معنای دیگری دارد.",
] as const;

export const said = [
  "We have come a long way on the gauges, and not far enough on what happens when they run dry.",
  "My delegation can join a consensus on this article if the annex is opened.",
  "No text has been agreed that was not agreed by those who drink the water.",
  "نحن مستعدون لمواصلة التفاوض بحسن نية.",
] as const;

function at<T>(list: readonly T[], place: number): T {
  return list[place % list.length] as T;
}
