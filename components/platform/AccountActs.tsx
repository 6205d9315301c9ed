import { Section } from "@/components/ui/Section";
import type { AccountAct } from "@/lib/platform/administration";
import { formatInstant } from "@/lib/time/format-instant";

const did: Record<string, (about: string) => string> = {
  "account.disabled": (about) => `disabled the account of ${about}`,
  "account.enabled": (about) => `enabled the account of ${about}`,
  "account.administration_given": (about) => `made ${about} an administrator`,
  "account.administration_taken": (about) => `took administration from ${about}`,
  "account.second_factor_set_up": () => "set up a second factor",
  "account.second_factor_removed": () => "removed their second factor",
  "account.second_factor_taken_off": (about) => `took off the second factor of ${about}`,
  "account.passkey_made": (about) => `made a passkey for ${about}`,
  "account.passkey_removed": (about) => `removed a passkey of ${about}`,
  "account.recovery_codes_renewed": () => "made new recovery codes",
  "account.recovery_code_used": () => "used a recovery code",
  "account.second_factor_required": () => "made a second factor needed by everybody",
  "account.second_factor_made_optional": () => "left it to everybody whether they have a second factor",
  "account.identity_linked": (about) => `linked the account of ${about} to the identity provider`,
  "account.identity_unlinked": () => "unlinked their account from the identity provider",
  "account.identity_taken_off": (about) => `unlinked the account of ${about} from the identity provider`,
  "account.password_link_made": (about) => `made a link to set the password of ${about}`,
};

/** Who did what to whose account. */
export function AccountActs({ acts }: { acts: readonly AccountAct[] }) {
  return (
    <Section title="What was done">
      {acts.length === 0 && <p className="t-small py-2 text-ink-2">Nothing yet.</p>}
      <ol>
        {acts.map(({ id, at, by, about, event }) => (
          <li key={id} className="border-t border-rule py-2 first:border-t-0">
            <bdi>{by}</bdi> {did[event]?.(about) ?? event.replace(/[._]/g, " ")}
            <p className="t-meta text-ink-3">{formatInstant(at, "UTC", "minute")} UTC</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
