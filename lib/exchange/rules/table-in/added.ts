/** What something is called that is added because a row names it. */

/** A code of two to four capital letters that no other party has: its own name where that is one, else of its words. */
export function freeCode(name: string, taken: ReadonlySet<string>): string {
  const letters = name
    .normalize("NFD")
    .toUpperCase()
    .replace(/[^A-Z ]/g, "");
  const words = letters.split(" ").filter((word) => word !== "");
  const initials = words.map((word) => word.charAt(0)).join("");
  const joined = `${words.join("")}XX`;
  const alphabet = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const wanted = [
    words.length === 1 ? (words[0] ?? "") : initials.slice(0, 4),
    initials.slice(0, 3),
    joined.slice(0, 3),
    ...alphabet.map((last) => joined.slice(0, 2) + last),
    ...alphabet.flatMap((one) => alphabet.map((other) => `Z${one}${other}`)),
  ];
  return wanted.find((code) => /^[A-Z]{2,4}$/.test(code) && !taken.has(code)) ?? "ZZZZ";
}

/** "1.4 Bases" is number 1.4, “Bases”; what begins with no number takes the next free one. */
export function freeNumber(name: string, taken: ReadonlySet<string>): { number: string; title: string } {
  const [first = "", ...rest] = name.split(/\s+/);
  if (/^\(?[\p{L}\p{N}][\p{L}\p{M}\p{N}.()-]{0,15}$/u.test(first) && /\p{N}/u.test(first) && !taken.has(first))
    return { number: first, title: rest.join(" ") || name };
  let next = 1;
  while (taken.has(String(next))) next += 1;
  return { number: String(next), title: name };
}
