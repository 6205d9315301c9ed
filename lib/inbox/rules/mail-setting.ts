/** How somebody can be told by mail, in the words of the list that it is chosen from. */

export const mailWhens = {
  at_once: "At once",
  daily: "In a daily mail",
  never: "Not by mail",
} as const;

export type MailWhen = keyof typeof mailWhens;

/** In which languages' manner dates can be written; each is named in itself. */
export const dateLanguages = {
  "en-GB": "English",
  "en-US": "English (United States)",
  ar: "العربية",
  zh: "中文",
  fr: "Français",
  de: "Deutsch",
  fa: "فارسی",
  pt: "Português",
  ru: "Русский",
  es: "Español",
} as const;

export type DateLanguage = keyof typeof dateLanguages;

export type MailSetting = {
  timeZone: string;
  language: DateLanguage;
  byName: MailWhen;
  others: MailWhen;
  /** 0 to 23. */
  digestHour: number;
  /** Whether they are sent invitations for rounds and sessions. */
  wantsInvitations: boolean;
};

/** What holds for who has chosen nothing; the database knows the same. */
export const mailDefaults = {
  timeZone: "UTC",
  language: "en-GB",
  byName: "at_once",
  others: "never",
  digestHour: 8,
  wantsInvitations: false,
} as const satisfies MailSetting;

export const wantsDigest = ({ byName, others }: Pick<MailSetting, "byName" | "others">) =>
  byName === "daily" || others === "daily";

/** A language that is chosen no more reads as English. */
export function readDateLanguage(kept: string): DateLanguage {
  return Object.hasOwn(dateLanguages, kept) ? (kept as DateLanguage) : mailDefaults.language;
}

/** "08:00". */
export const hourInWords = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** An instant as it is written in that language, by the clocks of the zone. */
export function instantIn(language: DateLanguage, zone: string, instant: Date): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(instant);
}
