import type { Launched } from "../launched";
import type { Lifetime } from "../lifetime";

/** What was asked for; `rest` is what only some of the attacks know. */
export type Asked = { times: number; seed: number; rest: string[] };

/** Whether Parley held. */
export type Attack = (launched: Launched, asked: Asked, lifetime: Lifetime) => Promise<boolean>;
