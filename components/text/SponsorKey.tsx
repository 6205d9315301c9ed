/** Whose the codes behind brackets are, for a page that shows no other key: of the sponsors those that the texts name. */
import { sponsorCodesIn } from "@/lib/text/sponsored";
import { type Sponsor, SponsorMark } from "./SponsorMark";

type Props = { sponsors: readonly Sponsor[]; texts: readonly string[] };

export function SponsorKey({ sponsors, texts }: Props) {
  const named = new Set(texts.flatMap(sponsorCodesIn));
  const shown = sponsors.filter(({ code }) => named.has(code));
  if (shown.length === 0) return null;
  return (
    <ul aria-label="Who stands behind the brackets" className="t-small flex flex-wrap gap-x-6 gap-y-1 text-ink-2">
      {shown.map((sponsor) => (
        <li key={sponsor.code}>
          <SponsorMark sponsors={[sponsor]} /> <bdi>{sponsor.name}</bdi>
        </li>
      ))}
    </ul>
  );
}
