/** Above the password: signing in by the identity provider, and what went wrong on the way there. */
import { type ButtonVariant, buttonClasses } from "@/components/ui/buttonClasses";
import { paths } from "@/lib/platform/paths";

type Props = {
  /** What the provider is called. */
  name: string;
  backTo: string;
  fault: string | null;
  /** Whether they have just signed out here of what the provider opened. */
  hasLeft: boolean;
};

export function ProviderSignIn({ name, backTo, fault, hasLeft }: Props) {
  return (
    <section className="grid justify-items-start gap-3 border-b border-rule pb-6" aria-label={`Sign in with ${name}`}>
      {hasLeft && (
        <p role="status" className="t-small text-ink-2">
          You are signed out of Parley, and still signed in with {name}.{" "}
          <a className="link" href={paths.providerLeave}>
            Sign out there, too
          </a>
        </p>
      )}
      <ProviderLink name={name} backTo={backTo} />
      {fault && (
        <p role="alert" className="t-ui text-st-contested">
          {fault}
        </p>
      )}
    </section>
  );
}

type LinkProps = Pick<Props, "name" | "backTo"> & { variant?: ButtonVariant };

/** Not Next's link: it leads out of the app, by a redirect that no script may follow. */
export function ProviderLink({ name, backTo, variant = "primary" }: LinkProps) {
  return (
    <a className={buttonClasses(variant, "justify-self-start")} href={paths.provider(backTo)}>
      Sign in with {name}
    </a>
  );
}
