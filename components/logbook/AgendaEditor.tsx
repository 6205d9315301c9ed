"use client";

import { useRef } from "react";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import { Button } from "@/components/ui/Button";
import { Icon } from "@/components/ui/Icon";
import { Section } from "@/components/ui/Section";
import { notesPerTerm } from "@/lib/logbook/rules/agenda";
import type { Choosable, Materials } from "@/lib/logbook/rules/materials";
import type { DraftBlock } from "@/lib/logbook/schema";
import { LabelledField } from "./LabelledField";
import { PickField } from "./PickField";

type Props = {
  agenda: readonly string[];
  blocks: readonly DraftBlock[];
  materials: Materials;
  choosable: Choosable;
  errors: readonly string[];
  onSet: (agenda: string[]) => void;
};

/** The terms that the session takes up, and how often the notes have come to each. */
export function AgendaEditor({ agenda, blocks, materials, choosable, errors, onSet }: Props) {
  const field = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone by then, and would take the focus with it.
  const change = (next: string[]) => {
    onSet(next);
    field.current?.querySelector("input")?.focus();
  };
  const counts = notesPerTerm(blocks);
  const terms = agenda.flatMap((id) => materials.terms.find((term) => term.id === id) ?? []);
  const mentioned = materials.terms.filter(({ id }) => counts.has(id) && !agenda.includes(id)).map(({ id }) => id);
  return (
    <Section title="Agenda" aside="notes per term">
      <ul>
        {terms.map((term) => (
          <li key={term.id} className="flex items-center gap-2.5 py-0.5">
            <StatusGlyph status={term.status} />
            <span className="w-8 shrink-0 text-ink-3">{term.number}</span>
            <span dir="auto" className="min-w-0 flex-1">
              {term.title}
            </span>
            {counts.has(term.id) ? (
              <span className="t-ui-strong">{counts.get(term.id)}</span>
            ) : (
              <span className="t-meta text-ink-3">not reached</span>
            )}
            <button
              type="button"
              aria-label={`Take ${term.number} off the agenda`}
              className="flex size-6 items-center justify-center rounded-bar text-ink-3 hover:bg-paper-2 hover:text-ink max-md:size-11"
              onClick={() => change(agenda.filter((id) => id !== term.id))}
            >
              <Icon name="cross" className="size-3" />
            </button>
          </li>
        ))}
      </ul>
      <div ref={field} className="grid gap-2 pt-2">
        <LabelledField label="Put a term on the agenda" errors={errors}>
          {(control) => (
            <PickField
              control={control}
              label="Terms"
              candidates={choosable.terms.filter(({ id }) => !agenda.includes(id))}
              value=""
              isEmptied
              placeholder="By its number or title"
              onChange={(id) => id && onSet([...agenda, id])}
            />
          )}
        </LabelledField>
        {mentioned.length > 0 && (
          <p>
            <Button type="button" variant="quiet" className="-ml-3" onClick={() => change([...agenda, ...mentioned])}>
              Add {mentioned.length === 1 ? "the term" : `the ${mentioned.length} terms`} that the notes name
            </Button>
          </p>
        )}
      </div>
    </Section>
  );
}
