/** Who said it: the delegate on record, else the name in the source, else the party. */
type Said = { speakerId: string | null; speakerName: string | null; partyId: string | null };
type Named = { id: string; name: string };

export function speakerOf(said: Said, people: { delegates: readonly Named[]; parties: readonly Named[] }): string {
  const { speakerId, speakerName, partyId } = said;
  const delegate = people.delegates.find(({ id }) => id === speakerId);
  return delegate?.name ?? speakerName ?? people.parties.find(({ id }) => id === partyId)?.name ?? "Somebody";
}
