/** Hides a word of its own in every field of one of each kind of record, among hidden nouns and about open ones. */
import type { Input } from "@/e2e/fixtures";
import type { Canaries } from "./canaries";
import { commandFor, inputs, type Kind, kinds, type Prop, type Props } from "./inputs";
import type { Schema } from "./schema-paths";
import type { Stage } from "./stage";

const aboutOpen: Partial<Record<Kind, Input>> = {
  linkage: { kind: "excludes" },
  round_event: { event: "paused", plannedResumption: "2100-01-01" },
};

/** In the circle outside, as the stage's founder. Gives back what the hidden ones are called, those about open ones last. */
export async function hideEverything(
  { founder, id: negotiationId, compartments, props: { open, outside: closed } }: Stage,
  schemaOf: (command: string) => Schema,
  canaries: Canaries,
): Promise<Map<Kind, Prop[]>> {
  const hidden = new Map<Kind, Prop[]>();
  const hide = async (kind: Kind, about: Props, changes: Input = {}): Promise<Prop> => {
    const command = commandFor[kind];
    const marked = kind === "annotation_reply" ? {} : { compartmentId: compartments.outside };
    const whole = { negotiationId, ...marked, ...inputs[kind](about), ...changes };
    // An answered question is asked no more; what is quoted has to stand there.
    const but = kind === "question" ? ["answer"] : kind === "annotation" ? ["quote"] : [];
    const input = canaries.in(kind, schemaOf(command), whole, but);
    // What is said links a source and a position: they are not to tell outside that something hidden mentions them.
    const links = /^annotation/.test(kind) && { body: `${input.body} #${about.source.id} #${about.position.id}` };
    const { recordId = "", ...ids } = await founder.must(command, { ...input, ...links });
    const id = Object.entries(ids).find(([name]) => name.endsWith("Id"))?.[1] ?? recordId;
    hidden.set(kind, [...(hidden.get(kind) ?? []), { id, recordId }]);
    return { id, recordId };
  };

  for (const kind of kinds) {
    if (kind === "linkage") closed.otherTerm = await hide("term", closed);
    // A remark quotes the words it is on, and the first of the hidden wording are a canary.
    closed[kind] = await hide(kind, closed, kind === "annotation" ? { end: 8, quote: "zqcanary" } : {});
  }
  // A reply is as open as what it replies to.
  for (const kind of kinds.filter((each) => each !== "annotation_reply")) {
    const made = await hide(kind, open, aboutOpen[kind]);
    if (kind === "annotation") await hide("annotation_reply", { ...open, annotation: made });
  }
  return hidden;
}
