/** On one's account: whether there is a second factor, and the way to it. */
import { ButtonLink } from "@/components/ui/Button";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { paths } from "@/lib/platform/paths";
import type { OwnSecondFactor } from "@/lib/platform/second-factor";

type Props = { factor: OwnSecondFactor /** What signs in without one: "Your password". */; alone: string };

export function SecondFactorNote({ factor, alone }: Props) {
  if (factor.isOn)
    return (
      <Section title="Second factor" aside={<Link href={paths.secondFactor()}>Change</Link>}>
        <p className="t-small max-w-measure text-ink-2">
          Signing in asks for a code or a passkey as well. {codesLeftInWords(factor.codesLeft)}
        </p>
      </Section>
    );
  return (
    <Section title="Second factor">
      <p className="t-small mb-3 max-w-measure text-ink-2">
        {alone} alone signs you in. With a passkey or an app on your phone, whoever gets hold of that still does not get
        in.
      </p>
      <ButtonLink variant="secondary" href={paths.secondFactor()}>
        Set up a second factor
      </ButtonLink>
    </Section>
  );
}

/** "Seven of the ten recovery codes are left." */
export function codesLeftInWords(left: number): string {
  if (left === 0) return "No recovery code is left: make new ones.";
  return left === 1 ? "One recovery code is left: make new ones." : `${left} recovery codes are left.`;
}
