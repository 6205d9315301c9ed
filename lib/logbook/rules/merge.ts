/**
 * A correction, and what was filed of its session since it was begun: puts together what each has changed since the version
 * that both began from. Nothing that was typed in either is lost; where both changed the same line, both lines stay, and where both changed a field of which
 * there is one, mine stands and theirs is offered beside it.
 */
import { attendanceLevelLabels } from "@/lib/rounds/rules";
import {
  type DraftAsk,
  type DraftBlock,
  type DraftContent,
  type DraftNewcomer,
  type DraftOffer,
  type DraftSeat,
  sessionFields,
} from "../schema";

export function mergeDrafts(base: DraftContent, mine: DraftContent, theirs: DraftContent): DraftContent {
  const isMine = (field: keyof DraftContent) => !isSame(mine[field], base[field]);
  const merged = Object.fromEntries(sessionFields.map((field) => [field, (isMine(field) ? mine : theirs)[field]]));
  const clashes = sessionFields
    .filter((field) => isMine(field) && !isSame(theirs[field], base[field]) && !isSame(theirs[field], mine[field]))
    .map((field): DraftOffer => ({ field, value: theirs[field] }));
  const offered = mergeLists(base.offered, mine.offered, theirs.offered, offerKey, both);
  return {
    ...(merged as Pick<DraftContent, (typeof sessionFields)[number]>),
    corrects: isMine("corrects") ? mine.corrects : theirs.corrects,
    agenda: mergeLists(base.agenda, mine.agenda, theirs.agenda, (id) => id, both),
    asks: mergeLists(base.asks, mine.asks, theirs.asks, ({ questionId }) => questionId, bothAnswers),
    attendance: mergeSeats(base.attendance, mine.attendance, theirs.attendance),
    newcomers: mergeKeyed(base.newcomers, mine.newcomers, theirs.newcomers),
    blocks: mergeKeyed(base.blocks, mine.blocks, theirs.blocks),
    offered: [...new Map([...offered, ...clashes].map((offer) => [offerKey(offer), offer])).values()],
  };
}

function offerKey({ field, value }: DraftOffer): string {
  return `${field} ${value}`;
}

function both<Each>(mine: Each, theirs: Each): Each[] {
  return isSame(mine, theirs) ? [mine] : [mine, theirs];
}

/** Two answers to one question: both stand, one below the other, for their author to make one of them. */
function bothAnswers(mine: DraftAsk, theirs: DraftAsk): DraftAsk[] {
  return [{ ...mine, answer: [mine.answer, theirs.answer].filter(Boolean).join("\n") }];
}

/** A seat that both windows changed takes what each changed of it; what clashes is told in its note. */
function mergeSeats(base: DraftSeat[], mine: DraftSeat[], theirs: DraftSeat[]): DraftSeat[] {
  return mergeLists(base, mine, theirs, seatKey, (one, other) => {
    const before = base.find((seat) => seatKey(seat) === seatKey(one));
    const isMine = (field: keyof DraftSeat) => one[field] !== before?.[field];
    const isClash = (field: keyof DraftSeat) =>
      isMine(field) && other[field] !== before?.[field] && other[field] !== one[field];
    const level = isClash("level") && `or ${attendanceLevelLabels[other.level].toLowerCase()}`;
    const note = isClash("note") ? [one.note, other.note] : [(isMine("note") ? one : other).note];
    return [
      {
        ...one,
        level: (isMine("level") ? one : other).level,
        isHead: (isMine("isHead") ? one : other).isHead,
        note: [...note, level].filter(Boolean).join("; "),
      },
    ];
  });
}

/** Lines, entries and newcomers: where both windows changed one, both stay. */
function mergeKeyed<Each extends DraftBlock | DraftNewcomer>(base: Each[], mine: Each[], theirs: Each[]): Each[] {
  const taken = new Set([...base, ...mine, ...theirs].map(({ key }) => key));
  return mergeLists(
    base,
    mine,
    theirs,
    ({ key }) => key,
    (one, other) => [one, { ...other, key: freeKey(other.key, taken) }],
  );
}

function seatKey({ partyId, delegateId }: DraftSeat): string {
  return `${partyId} ${delegateId ?? ""}`;
}

/** In the order of mine; what only theirs has follows what it follows there. `bothChanged` says what becomes of a clash. */
function mergeLists<Each>(
  base: readonly Each[],
  mine: readonly Each[],
  theirs: readonly Each[],
  keyOf: (each: Each) => string,
  bothChanged: (mine: Each, theirs: Each) => Each[],
): Each[] {
  const index = (list: readonly Each[]) => new Map(list.map((each) => [keyOf(each), each]));
  const [inBase, inMine, inTheirs] = [index(base), index(mine), index(theirs)];
  const isUntouched = (each: Each) => inBase.has(keyOf(each)) && isSame(inBase.get(keyOf(each)), each);

  const merged = mine.flatMap((each) => {
    const other = inTheirs.get(keyOf(each));
    if (other === undefined) return isUntouched(each) ? [] : [each];
    if (isSame(each, other) || isUntouched(other)) return [each];
    return isUntouched(each) ? [other] : bothChanged(each, other);
  });
  let last: string | null = null;
  for (const each of theirs) {
    const key = keyOf(each);
    const isNew = !inMine.has(key) && !isUntouched(each);
    if (isNew) {
      const after = last === null ? -1 : merged.findLastIndex((one) => keyOf(one) === last);
      merged.splice(after + 1, 0, each);
    }
    if (isNew || merged.some((one) => keyOf(one) === key)) last = key;
  }
  return merged;
}

function freeKey(key: string, taken: Set<string>): string {
  let free = key;
  for (let number = 2; taken.has(free); number += 1) free = `${key.slice(0, 30)}-${number}`;
  taken.add(free);
  return free;
}

/** Whether the two say the same; the order of an object's fields is no difference. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
  );
}
