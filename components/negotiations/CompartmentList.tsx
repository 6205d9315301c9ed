/** The closed circles of a negotiation, as far as the reader knows of them. */
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import type { TeamCompartment } from "@/lib/negotiations/queries-team";

type Props = {
  compartments: readonly TeamCompartment[];
  /** Where one that the reader is in is changed; left out for who may not. */
  changeHref?: ((compartmentId: string) => string) | undefined;
};

/** The id of the link that opens a compartment's panel. */
export const compartmentLinkId = (id: string) => `change-${id}`;

export function CompartmentList({ compartments, changeHref }: Props) {
  return (
    <Section title="Compartments" aside="closed circles of members">
      {compartments.length === 0 && (
        <p className="t-small py-2 text-ink-2">
          None yet. What is marked with a compartment exists for the members of it alone.
        </p>
      )}
      <ul>
        {compartments.map(({ id, name, meaning, isMine, members }) => (
          <li key={id} className="flex justify-between gap-4 border-t border-rule py-2.5 first:border-t-0">
            <div className="min-w-0">
              <h3 className="t-ui-strong">
                <bdi>{name}</bdi>
              </h3>
              <p className="t-small text-ink-2">{meaning}</p>
              <p className="t-meta text-ink-3">
                {members.length === 0
                  ? "Nobody is in it now; whoever was last finds their place when they are let in again."
                  : members.map((member) => member.name).join(", ")}
                {!isMine && members.length > 0 && ". You are not in it: one of them can let you in."}
              </p>
            </div>
            {changeHref && isMine && (
              <Link id={compartmentLinkId(id)} href={changeHref(id)} scroll={false} className="link shrink-0">
                Change<VisuallyHidden> {name}</VisuallyHidden>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
