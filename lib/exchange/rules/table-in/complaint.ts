/** What is told beside a row of a table. A browser may run this file. */

/** What is wrong with a row; beside which cell, where one is to blame. */
export type Complaint = {
  row: number;
  column: number | null;
  message: string;
  /** Its author wants the row left out: nothing is to be mended. */
  isLeftOut?: boolean;
  /** It says what is on record already, or what a row before it says: nothing is to be mended. */
  isKnown?: boolean;
};

/** Whether there is something to mend about it. */
export const isToMend = ({ isLeftOut, isKnown }: Complaint) => !isLeftOut && !isKnown;
