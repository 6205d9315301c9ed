/** The words of the agreement that the party stands behind: its brackets, and the options that it offers. */
import { MarkingNote } from "@/components/record/MarkingNote";
import { SponsoredList } from "@/components/text/SponsoredList";
import { textHref } from "@/components/text/textAddress";
import { Section } from "@/components/ui/Section";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import type { PartyRecord } from "@/lib/positions/queries/party";

type Props = { found: PartyRecord; opened: Opened; compartments: readonly CompartmentView[] };

export function PartyWords({ found, opened, compartments }: Props) {
  const { brackets, options, sponsors } = found;
  if (brackets.length + options.length === 0) return null;
  const view = { slug: opened.negotiation.slug, moment: opened.moment, beside: null };
  const marking = (compartmentId: string | null) => (
    <MarkingNote compartment={compartments.find(({ id }) => id === compartmentId)} />
  );
  const count = brackets.reduce((sum, { words }) => sum + words.length, 0);
  const counted = [
    count > 0 && `${count} ${count === 1 ? "bracket" : "brackets"}`,
    options.length > 0 && `${options.length} ${options.length === 1 ? "option" : "options"}`,
  ];
  return (
    <Section title="Words that it stands behind" aside={counted.filter(Boolean).join(", ")}>
      <SponsoredList
        sponsors={sponsors}
        passages={[
          ...brackets.map(({ term, version, words }) => ({
            id: version.id,
            term: `${term.number} ${term.title}`,
            href: textHref(view, { termId: term.id }),
            label: null,
            words,
            language: version.language,
            marking: marking(version.compartmentId),
          })),
          ...options.map(({ term, option }) => ({
            id: option.id,
            term: `${term.number} ${term.title}`,
            href: textHref(view, { termId: term.id }),
            label: option.label,
            words: [option.text],
            language: null,
            marking: marking(option.compartmentId),
          })),
        ]}
      />
    </Section>
  );
}
