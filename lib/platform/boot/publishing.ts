/** The heads of the audit chains, put where they are kept outside for as long as Parley runs. */
import { headsNow, publishByMail, publishToFile } from "./audit-heads";
import { withClient } from "./connect";
import type { Lifetime } from "./lifetime";
import type { HeadSettings } from "./settings";
import { reasonOf } from "./start-error";

/**
 * Now and every so often: a head that is kept outside cannot be rewritten with the chain. A file that is closed to us
 * keeps Parley from starting; a mail server may be away for a while.
 */
export async function publishOnSchedule(
  { file, mail, everyMinutes }: HeadSettings,
  ownerUrl: string,
  lifetime: Lifetime,
): Promise<void> {
  const lines = () => withClient(ownerUrl, "DATABASE_OWNER_URL", (owner) => headsNow(owner, new Date()));
  const publish = async () => {
    const heads = await lines();
    if (file) publishToFile(heads, file);
    if (mail) await publishByMail(heads, mail);
  };
  const complain = (error: unknown) =>
    console.error(`The heads of the audit chains were not published. ${reasonOf(error)}`);
  if (file) publishToFile(await lines(), file);
  if (mail)
    void lines()
      .then((heads) => publishByMail(heads, mail))
      .catch(complain);
  const timer = setInterval(() => void publish().catch(complain), everyMinutes * 60_000);
  lifetime.defer(() => clearInterval(timer));
}
