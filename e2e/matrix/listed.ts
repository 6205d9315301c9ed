/** What the matrix has to know of a command to try it as everybody. */
import type { Role } from "@/lib/platform/member";
import type { Caller, Input } from "@/e2e/fixtures";
import type { Marking, Stage } from "./stage";

export type Listed = {
  /** The lowest role that may; null: whoever is signed in; for administrators it is, and for nobody else. */
  needs: Role | "administrator" | null;
  /** It looks for what it acts on before it looks at the role, so who cannot see that hears 404 before 403. */
  looksFirst?: boolean;
  /** It acts on what is its author's alone: under "outside" that is somebody else's, who cannot write has none. */
  isAuthorsAlone?: boolean;
  /** What it acts on is shown only to those who may, so everybody else hears 404. */
  isHiddenBelow?: boolean;
  /** It acts under a marking, so each of them is tried. */
  isMarked: boolean;
  /** A valid input. What it acts on is made anew under this marking, since an act may use it up. */
  input: (stage: Stage, marking: Marking, asker: Caller) => Promise<Input>;
  /** Paths where anything is kept as typed, since nobody else reads it. */
  isAsTyped?: RegExp;
  /** What the input holds instead while an id is tried at a path that no valid input of ours has. */
  triedWith?: Record<string, Input>;
};
