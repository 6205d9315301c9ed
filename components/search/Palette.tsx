"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { z } from "zod";
import { recordHref } from "@/components/logbook/recordHref";
import { Dialog } from "@/components/ui/Dialog";
import { KeyCap } from "@/components/ui/KeyCap";
import { perform } from "@/components/ui/KeyboardShortcuts";
import type { Shortcut } from "@/components/ui/keySequence";
import { Link } from "@/components/ui/Link";
import { activeShortcuts, useShortcuts } from "@/components/ui/shortcutStore";
import { TextInput } from "@/components/ui/TextInput";
import { useKeptState } from "@/components/ui/useKeptState";
import { listed, matching } from "@/lib/platform/matching";
import { paths } from "@/lib/platform/paths";
import { searchOffersAction } from "@/lib/search/actions";
import type { Offer } from "@/lib/search/queries-offers";
import { foundNouns } from "@/lib/search/rules/nouns";
import { longestQuery } from "@/lib/search/rules/query";
import { momentQuery, type OpenedMoment } from "@/lib/time/moment";

type Place = { label: string; href: string };
type Props = {
  slug: string;
  moment: Pick<OpenedMoment, "params">;
  /** Other negotiations, and what is not of this one. */
  elsewhere: readonly Place[];
};

type Choice = {
  id: string;
  group: string;
  label: string;
  hint: string;
  keys?: string;
  href?: string;
  act?: () => void;
  /** What is kept nowhere: acts, and what is marked. */
  isPassing?: boolean;
};

const recentInput = z.array(z.object({ label: z.string(), href: z.string() })).max(8);
const none: z.output<typeof recentInput> = [];
const mostRecent = 6;
/** How long the fingers rest before the record is searched, in ms. */
const rest = 180;

/**
 * The way to everything: pages, what this page can do, and what the record holds, by a few letters. Without scripts it is a
 * link to the search.
 */
export function Palette({ slug, moment, elsewhere }: Props) {
  const [isOpen, setOpen] = useState(false);
  const searchHref = paths.search(slug) + momentQuery(moment);
  const keys = useMemo<readonly Shortcut[]>(
    () => [{ keys: "/", label: "find a page, an act or words (Ctrl K)", onPress: () => setOpen(true) }],
    [],
  );
  useShortcuts(keys, "everywhere");
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      // Where an editor has the key for something of its own, it is that.
      if (event.defaultPrevented) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <Link
        href={searchHref}
        className="link-name flex items-center gap-1.5 py-1 max-md:min-h-11 print:hidden"
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        Search
      </Link>
      <Dialog title="Find" open={isOpen} onOpenChange={setOpen}>
        {isOpen && <Finder {...{ slug, moment, elsewhere, searchHref }} close={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}

function Finder({ slug, moment, elsewhere, searchHref, close }: Props & { searchHref: string; close: () => void }) {
  const router = useRouter();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const [recent, keepRecent] = useKeptState(`recent:${slug}`, none, recentInput);
  const { offers, isSearching } = useOffers(slug, typed, moment);
  // What the page could do when this was opened: while it is open, its own field has the keys.
  const [shortcuts] = useState(activeShortcuts);
  const words = typed.trim();
  const choices = useMemo(
    () =>
      choicesFor({ words, recent, shortcuts, offers, elsewhere, slug, moment, searchHref }, (href) =>
        router.push(href),
      ),
    [words, recent, shortcuts, offers, elsewhere, slug, moment, searchHref, router],
  );
  useEffect(() => input.current?.focus(), []);
  const place = Math.min(active, choices.length - 1);
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    close();
    const { label, href, act } = choice;
    if (href !== undefined && !choice.isPassing)
      keepRecent([{ label, href }, ...recent.filter((each) => each.href !== href)].slice(0, mostRecent));
    // Once the dialog has given the focus back: an act may want it.
    if (act) setTimeout(act, 60);
    else if (href !== undefined) router.push(href);
  };
  return (
    <>
      <TextInput
        ref={input}
        role="combobox"
        aria-label="A page, an act or words"
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-activedescendant={choices.length > 0 ? `${listId}-${place}` : undefined}
        aria-autocomplete="list"
        placeholder="A page, an act, a name, any words"
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
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step && choices.length > 0) setActive((place + step + choices.length) % choices.length);
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
          className="flex min-h-8 cursor-pointer items-baseline gap-3 rounded-bar px-2 py-1 max-md:min-h-11 aria-selected:bg-accent-tint"
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

type Sources = Props & {
  words: string;
  recent: readonly Place[];
  shortcuts: readonly Shortcut[];
  offers: readonly Offer[];
  searchHref: string;
};

function choicesFor(
  { words, recent, shortcuts, offers, elsewhere, slug, moment, searchHref }: Sources,
  goTo: (href: string) => void,
): Choice[] {
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const offered = (group: string, each: readonly Omit<Choice, "group">[]) => {
    const found = matching(
      words,
      each.map((choice) => ({ ...choice, group })),
    );
    return words ? found : listed(found).shown;
  };
  // The palette itself is none of what it offers.
  const known = shortcuts.filter(({ keys }) => keys !== "/" && keys !== "?");
  const pages = known.flatMap(({ keys, label, href }) =>
    href === undefined ? [] : [{ id: `page ${keys}`, label: capital(label), hint: "", keys, href }],
  );
  const acts = known.flatMap((shortcut) =>
    shortcut.href !== undefined || !(shortcut.press || shortcut.onPress)
      ? []
      : [
          {
            ...{ id: `act ${shortcut.keys}`, label: capital(shortcut.label), hint: "", keys: shortcut.keys },
            ...{ act: () => perform(shortcut, goTo), isPassing: true },
          },
        ],
  );
  const choices = [
    ...offered(
      "Recent",
      recent.map(({ label, href }) => ({ id: `recent ${href}`, label, hint: "", href })),
    ),
    ...offered("Go to", pages),
    ...offered("On this page", acts),
    ...offers.map(({ id, kind, label, hint, target, isMarked }) => ({
      ...{ id, group: "In the record", label, hint: `${capital(foundNouns[kind].one)}${hint ? ` · ${hint}` : ""}` },
      ...{ href: recordHref({ slug, moment }, target), isPassing: isMarked },
    })),
    ...offered(
      "Elsewhere",
      elsewhere.map(({ label, href }) => ({ id: `elsewhere ${href}`, label, hint: "", href })),
    ),
  ];
  if (!words) return choices;
  const all = searchHref + (searchHref.includes("?") ? "&" : "?") + new URLSearchParams({ q: words });
  return [
    ...choices,
    { id: "all", group: "Search", label: `Everything that holds “${words}”`, hint: "", href: all, isPassing: true },
  ];
}

/** What the record holds of the words, once the fingers rest; an answer that comes late is for nobody. */
function useOffers(slug: string, typed: string, { params }: Pick<OpenedMoment, "params">) {
  const words = typed.trim();
  const [found, setFound] = useState<{ words: string; offers: Offer[] }>({ words: "", offers: [] });
  const { asOf, knownAt } = params;
  useEffect(() => {
    if (words.length < 2) return;
    let isLate = false;
    const timer = setTimeout(async () => {
      const input = { slug, words: typed.trimStart(), ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) };
      const answer = await searchOffersAction(input).catch(() => null);
      if (!isLate) setFound({ words, offers: answer?.ok ? answer.value : [] });
    }, rest);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [slug, words, typed, asOf, knownAt]);
  const isCurrent = found.words === words;
  // What was found for the letters before stays until there is something newer, so that the list does not jump.
  return { offers: words.length < 2 ? [] : found.offers, isSearching: words.length >= 2 && !isCurrent };
}
