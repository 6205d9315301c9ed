/** What was worked out from texts once, for whoever has read the same texts. */
import "server-only";
import { createHash } from "node:crypto";

/**
 * The function, which remembers its last `most` answers in this process, by the whole of what it was given. It must follow
 * from that alone. So nobody is answered from a text that they have not just read themselves, under row-level security,
 * and nothing need ever be forgotten because something was recorded. Answers are shared: nobody changes one.
 */
export function remembered<Given, Answer>(most: number, answer: (given: Given) => Answer): (given: Given) => Answer {
  const answers = new Map<string, Answer>();
  return (given) => {
    const key = createHash("sha256").update(JSON.stringify(given)).digest("base64");
    const known = answers.get(key);
    const found = known ?? answer(given);
    // The one asked for last stands last, and is forgotten last.
    answers.delete(key);
    answers.set(key, found);
    if (answers.size > most) answers.delete(answers.keys().next().value ?? key);
    return found;
  };
}
