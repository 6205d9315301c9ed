"use client";

import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Reading } from "@/components/logbook/recordHref";
import { cx } from "@/components/ui/cx";
import { KeyCap } from "@/components/ui/KeyCap";
import { aside } from "@/components/ui/keptText";
import { activeShortcuts } from "@/components/ui/shortcutStore";
import { TextInput } from "@/components/ui/TextInput";
import { useKeptState } from "@/components/ui/useKeptState";
import { searchNamesAction, searchOffersAction } from "@/lib/search/actions";
import type { Offer } from "@/lib/search/queries-offers";
import { longestQuery } from "@/lib/search/rules/query";
import { onTypedEarly, typedEarly } from "./early";
import {
  type Choice,
  choicesFor,
  type PaletteProps,
  type Recent,
  recentInput,
  steppedFrom,
  takenOf,
  withRecent,
} from "./paletteChoices";

const none: Recent[] = [];
/** How long the fingers rest before the record is searched, in ms. */
const rest = 180;

type FinderProps = Required<PaletteProps> & { searchHref: string; onChoose: (choice: Choice) => void };

/** What is typed, and what there is to choose from for it. Goes on from what was typed before it had come. */
export function Finder({ reading, places, elsewhere, searchHref, onChoose }: FinderProps) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  // What comes between the drawing of this and its taking the first field's place is seen, too.
  const early = useSyncExternalStore(onTypedEarly, typedEarly, typedEarly);
  const [own, setTyped] = useState<string | null>(null);
  const typed = own ?? early.words;
  const [active, setActive] = useState(0);
  const [recent, keepRecent] = useKeptState(aside(`recent:${reading?.slug ?? ""}`), none, recentInput);
  const names = useNames(reading, recent);
  const { offers, isSearching } = useOffers(reading, typed);
  // What the page could do when this was opened: while it is open, its own field has the keys.
  const [shortcuts] = useState(activeShortcuts);
  const words = typed.trim();
  const choices = useMemo(
    () => choicesFor({ words, recent, names, shortcuts, offers, isSearching, places, elsewhere, reading, searchHref }),
    [words, recent, names, shortcuts, offers, isSearching, places, elsewhere, reading, searchHref],
  );
  // In the turn that takes the first field away, so that no key goes past both.
  useLayoutEffect(() => {
    const field = input.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  const place = takenOf(choices, active);
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    if (choice.kept) keepRecent(withRecent(recent, choice.kept));
    onChoose(choice);
  };
  const isFirst = useRef(true);
  useEffect(() => {
    // This drawing of it is behind: the next one follows at once.
    if (early !== typedEarly()) return;
    if (isFirst.current && early.isEntered) choose(choices[place]);
    isFirst.current = false;
  });
  return (
    <>
      <TextInput
        ref={input}
        role="combobox"
        aria-label={reading ? "A page, an act or words" : "A page, an act, a negotiation or words"}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-activedescendant={place >= 0 ? `${listId}-${place}` : undefined}
        aria-autocomplete="list"
        placeholder={reading ? "A page, an act, a name, any words" : "A page, an act, a negotiation, any words"}
        dir="auto"
        value={typed}
        maxLength={longestQuery}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "ArrowDown") setActive(steppedFrom(choices, place, 1));
          else if (event.key === "ArrowUp") setActive(steppedFrom(choices, place, -1));
          else if (event.key === "Enter") choose(choices[place]);
          else return;
          event.preventDefault();
        }}
      />
      <p role="status" className="sr-only">
        {isSearching ? "Searching" : `${choices.length} to choose from`}
      </p>
      <Choices id={listId} choices={choices} active={place} onChoose={choose} />
    </>
  );
}

type ChoicesProps = { id: string; choices: readonly Choice[]; active: number; onChoose: (choice: Choice) => void };

function Choices({ id, choices, active, onChoose }: ChoicesProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#${CSS.escape(`${id}-${active}`)}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);
  return (
    <div ref={list} id={id} role="listbox" aria-label="What can be found" className="mt-3 max-h-[50vh] overflow-y-auto">
      {choices.map((choice, place) => [
        choice.group !== choices[place - 1]?.group && (
          <p key={choice.group} role="presentation" className="t-meta px-2 pt-2 pb-0.5 text-ink-3">
            {choice.group}
          </p>
        ),
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays with what is typed in, which names its active option.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of what is typed in.
        <div
          key={choice.id}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === active}
          className={cx(
            "flex min-h-8 cursor-pointer items-baseline gap-3 max-md:items-center rounded-bar px-2 py-1 max-md:min-h-11 aria-selected:bg-accent-tint",
            choice.isOld && "text-ink-3",
          )}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(choice)}
        >
          <bdi className="min-w-0 shrink-0 max-w-[60%] truncate">{choice.label}</bdi>
          {choice.hint && (
            <span dir="auto" className="t-meta min-w-0 flex-1 truncate text-ink-3">
              {choice.hint}
            </span>
          )}
          {choice.keys && (
            <span className="ml-auto flex shrink-0 gap-1">
              {choice.keys.split(" ").map((key) => (
                <KeyCap key={key}>{key}</KeyCap>
              ))}
            </span>
          )}
        </div>,
      ])}
    </div>
  );
}

/** By id, what was chosen before is called now, as far as the reader may see it; asked once, when the palette opens. */
function useNames(reading: Reading | null, recent: readonly Recent[]): ReadonlyMap<string, string> {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const ids = recent.flatMap((each) => (each.kind === "page" ? [] : [each.id])).join(" ");
  const { slug, asOf, knownAt } = askedAt(reading);
  useEffect(() => {
    if (!slug || ids === "") return;
    let isLate = false;
    void searchNamesAction({ slug, ids: ids.split(" "), asOf, knownAt })
      .catch(() => null)
      .then((answer) => {
        if (!isLate && answer?.ok) setNames(new Map(answer.value.map(({ id, name }) => [id, name])));
      });
    return () => {
      isLate = true;
    };
  }, [slug, ids, asOf, knownAt]);
  return names;
}

/** What the record holds of the words, once the fingers rest; an answer that comes late is for nobody. */
function useOffers(reading: Reading | null, typed: string) {
  const words = typed.trim();
  const [found, setFound] = useState<{ words: string; offers: Offer[] }>({ words: "", offers: [] });
  const { slug, asOf, knownAt } = askedAt(reading);
  const isAsked = slug !== undefined && words.length >= 2;
  useEffect(() => {
    if (!slug || words.length < 2) return;
    let isLate = false;
    const ask = async () => {
      const answer = await searchOffersAction({ slug, words: typed.trimStart(), asOf, knownAt }).catch(() => null);
      if (!isLate) setFound({ words, offers: answer?.ok ? answer.value : [] });
    };
    const timer = setTimeout(() => void ask(), rest);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [slug, words, typed, asOf, knownAt]);
  // What was found for the letters before stays until there is something newer, so that the list does not jump.
  return { offers: isAsked ? found.offers : [], isSearching: isAsked && found.words !== words };
}

function askedAt(reading: Reading | null) {
  const { asOf, knownAt } = reading?.moment.params ?? {};
  return { slug: reading?.slug, asOf: asOf || undefined, knownAt: knownAt || undefined };
}
