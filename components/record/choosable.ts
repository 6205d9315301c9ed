/** What a form lets somebody choose from: a party, a person, a term, by its id and under its name. */
export type Choosable = { value: string; label: string };
