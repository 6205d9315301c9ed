/** A subject of the inbox, and when the newest that is shown of it was told (ISO 8601). */
export type ShownSubject = { negotiationId: string; subjectId: string; through: string };
