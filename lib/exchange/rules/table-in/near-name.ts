/** What was meant by a name with a slip in it. A browser may run this file. */
import { distance } from "fastest-levenshtein";
import { foldedName } from "./name-index";

type Choice = { value: string; label: string };

/** Of more choices than these the nearest is not looked for. */
const mostChoices = 2000;

/**
 * The choice with a name nearest to the value, no more than one letter in four from it (Levenshtein's distance); null where
 * none is so near, or two are as near. By its whole name, or by a word of it: “Khalizad” is Zalmay Khalilzad.
 */
export function nearestName<Each extends Choice>(value: string, choices: readonly Each[]): Each | null {
  const asked = foldedName(value);
  const most = Math.floor(asked.length / 4);
  if (most === 0 || choices.length > mostChoices) return null;
  let best: { choice: Each | null; apart: number } = { choice: null, apart: most + 1 };
  for (const choice of choices) {
    const apart = Math.min(...namesOf(choice.label, asked).map((name) => farFrom(asked, name, most)));
    if (apart < best.apart) best = { choice, apart };
    else if (apart === best.apart) best = { choice: null, apart };
  }
  return best.choice;
}

/** Without its number, too, and where one word is asked for, each long word of it. */
function namesOf(label: string, asked: string): string[] {
  const whole = foldedName(label);
  const words = asked.includes(" ") ? [] : whole.split(" ").filter((word) => word.length > 4);
  return [whole, whole.replace(/^[\d.]+ /, ""), ...words];
}

/** As names of such different lengths cannot be near, what that costs is spared. */
function farFrom(asked: string, name: string, most: number): number {
  return Math.abs(asked.length - name.length) > most ? most + 1 : distance(asked, name);
}
