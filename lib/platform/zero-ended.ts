/**
 * Takes text as it comes in pieces and hands on every message in it that a zero byte ends. One of many pieces is put
 * together once. Throws where a message is longer than `most` characters.
 */
export function zeroEnded(most: number, take: (message: string) => void): (piece: string) => void {
  let rest: string[] = [];
  let length = 0;
  return (piece) => {
    const [end = "", ...more] = piece.split("\0");
    rest.push(end);
    length += end.length;
    for (const next of more) {
      const message = rest.join("");
      [rest, length] = [[next], next.length];
      take(message);
    }
    if (length > most) throw new RangeError(`A message is longer than ${most} characters.`);
  };
}
