/** What a form that saves a package takes the place of, where others may have written since it was begun. */
import "server-only";
import { sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { packageRecordIn, packagesIn } from "@/lib/packages/queries";
import { asActor } from "@/lib/platform/actor";
import { idInput } from "@/lib/platform/inputs";
import { standingRecordId } from "@/lib/record/queries";

/** What became of the package that a form starts from, since its choices were copied; null: nothing. */
export type Overtaken = "corrected" | "changed" | "taken_back" | "not_there" | null;

/**
 * The package that a form corrects or changes, begun from the record that the address names. Others may have written since
 * its choices were copied into the address, so that what the writer has seen ends with that record:
 *
 * - `saved`: what the form takes the place of; null: there is nothing, and it saves a new package.
 * - `overtaken`: why that is not what the writer began from.
 * - `seenRecordId`: the newest record that they can have seen. Saving over a later one is shown to them as a conflict.
 * - `startsIn`: the compartment that a new package starts out in, that of the one it began from.
 */
export async function packageToRevise(opened: Opened, recordId: string | null, asksForChange: boolean) {
  const lastId = await standingRecordId(opened, recordId);
  const { actor, negotiation, moment } = opened;
  return asActor(actor, async (tx) => {
    const sources = (await sourcesIn(tx, negotiation.id, moment)).map(({ id, title }) => ({ id, title }));
    const record = (id: string) => packageRecordIn(tx, negotiation.id, moment, id);
    const isId = idInput.safeParse(recordId).success;
    const began = recordId && isId ? await record(recordId) : null;
    const all = began ? await packagesIn(tx, negotiation.id, moment) : [];
    const inForce = all.find(({ id }) => id === began?.id) ?? null;
    // What was taken back cannot be corrected; what its series says otherwise can still be followed.
    const isChange = inForce !== null && (asksForChange || lastId === null);
    const corrected = lastId === null ? null : lastId === inForce?.record.id ? inForce : await record(lastId);
    const overtaken: Overtaken =
      recordId === null || (began && inForce?.record.id === began.record.id)
        ? null
        : !began
          ? "not_there"
          : !corrected
            ? "taken_back"
            : inForce && inForce.record.id !== corrected.record.id
              ? "changed"
              : "corrected";
    return {
      saved: isChange ? inForce : corrected,
      isChange,
      overtaken,
      seenRecordId: began && overtaken ? began.record.id : opened.newestRecordId,
      startsIn: began?.record.compartmentId ?? null,
      sources,
    };
  });
}
