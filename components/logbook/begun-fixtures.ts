/** Notes as they are begun, with one empty line "a", for the tests of what a browser does with them. */
import * as Y from "yjs";
import { newDraft } from "@/lib/logbook/rules/new-draft";
import { documentOf } from "@/lib/logbook/rules/together/shared-notes";

export const begun = newDraft(
  {
    roundId: null,
    roundNumber: "1",
    roundTitle: "Doha",
    track: "track_1",
    title: "Monday",
    format: "bilateral",
    venue: "Doha",
    timeZone: "Asia/Qatar",
    held: "25 Feb 2019",
    isDateInferred: false,
  },
  null,
  "a",
);

/** Their document, as the server hands it to a page. */
export const begunDocument = Buffer.from(Y.encodeStateAsUpdate(documentOf(begun))).toString("base64");
