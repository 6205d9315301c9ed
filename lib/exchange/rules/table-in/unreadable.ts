/** A file that is no table, or one that is not taken in; the message says why, for whoever chose it. */
export class UnreadableTable extends Error {}
