/** How terms on record and those of a draft stand to each other, with what has been matched by now. */
import type { Drafted, ExistingTerm } from "./drafted";
import { ownNumbers, parentsOf } from "./places";

/** Stand for the parent of a term at the top, of one whose parent is not there, and of one whose parent is not matched. */
const [top, unknown, unmatched] = [-1, -2, -3];

export class Standings {
  private readonly above: number[];
  private readonly matchOf: (number | null)[];
  private readonly taken: boolean[];
  /** Between which terms on record each of the draft lies, by the nearest siblings that are matched. */
  private low: number[] = [];
  private high: number[] = [];
  private readonly hereNumbers: string[];
  private readonly thereNumbers: string[];

  constructor(
    existing: readonly ExistingTerm[],
    private readonly drafted: readonly Drafted[],
  ) {
    const parents = parentsOf(existing);
    this.above = existing.map(({ parentId }, one) => (parentId === null ? top : (parents[one] ?? unknown)));
    this.matchOf = drafted.map(() => null);
    this.taken = existing.map(() => false);
    this.hereNumbers = ownNumbers(existing, parents);
    this.thereNumbers = ownNumbers(
      drafted,
      drafted.map(({ parent }) => parent),
    );
    this.look();
  }

  /** Takes the two for one; false where either is another's already. */
  match(one: number, other: number): boolean {
    if (!this.isFree(one, other)) return false;
    this.matchOf[other] = one;
    this.taken[one] = true;
    return true;
  }

  isFree(one: number, other: number): boolean {
    return !this.taken[one] && this.matchOf[other] === null;
  }

  isTaken(one: number): boolean {
    return this.taken[one] ?? false;
  }

  existingOf(other: number): number | null {
    return this.matchOf[other] ?? null;
  }

  /** Whether both stand at the top, or under what is one term. */
  isUnderSame(one: number, other: number): boolean {
    return this.above[one] === this.parentOf(other);
  }

  /** The term on record under which one of the draft stands, as a number that no other place has. */
  parentOf(other: number): number {
    const parent = this.drafted[other]?.parent ?? null;
    return parent === null ? top : (this.matchOf[parent] ?? unmatched);
  }

  parentHere(one: number): number {
    return this.above[one] ?? unknown;
  }

  /** Whether the one lies between the same matched siblings as the other. */
  isInSequence(one: number, other: number): boolean {
    return this.isUnderSame(one, other) && (this.low[other] ?? -1) < one && one < (this.high[other] ?? Infinity);
  }

  /** Whether every sibling of it has a number that one on record has there: then nothing was put between them. */
  isNoneNew(other: number): boolean {
    const { parent } = this.drafted[other] ?? {};
    const parentHere = this.parentOf(other);
    const known = new Set(this.hereNumbers.filter((_, one) => this.above[one] === parentHere));
    return this.drafted.every((each, at) => each.parent !== parent || known.has(this.thereNumbers[at] ?? ""));
  }

  /** Looks again at what lies between what; to be called when more has been matched. */
  look(): void {
    const last = new Map<number | null, number>();
    const next = new Map<number | null, number>();
    const note = (bounds: Map<number | null, number>, other: number) => {
      const one = this.matchOf[other] ?? null;
      if (one !== null && this.isUnderSame(one, other)) bounds.set(this.drafted[other]?.parent ?? null, one);
    };
    this.low = this.drafted.map(({ parent }, other) => {
      const bound = last.get(parent) ?? -1;
      note(last, other);
      return bound;
    });
    this.high = [];
    for (let other = this.drafted.length - 1; other >= 0; other -= 1) {
      this.high[other] = next.get(this.drafted[other]?.parent ?? null) ?? Infinity;
      note(next, other);
    }
  }
}
