"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Dialog } from "@/components/ui/Dialog";
import { perform } from "@/components/ui/KeyboardShortcuts";
import type { Shortcut } from "@/components/ui/keySequence";
import { Link } from "@/components/ui/Link";
import { useShortcuts } from "@/components/ui/shortcutStore";
import { TextInput } from "@/components/ui/TextInput";
import { paths } from "@/lib/platform/paths";
import { momentQuery } from "@/lib/time/moment-query";
import { forgetEarly, noteEnter, noteWords } from "./early";
import type { Act, PaletteProps, Place } from "./paletteChoices";

/** What finds is a tenth of all that a page would load at first: it comes with the first look at the way to it. */
const loadFinder = () => import("./Finder").then(({ Finder }) => ({ default: Finder }));
let hasFailed = false;
const newFinder = () =>
  lazy(() =>
    loadFinder().catch(() => {
      hasFailed = true;
      return { default: NotLoaded };
    }),
  );
/** Where it cannot be had now it is asked for again, and said, when it is opened. */
const prepare = () => void loadFinder().catch(() => {});

const noPlaces: readonly Place[] = [];

/**
 * The way to everything: pages, what this page can do, and what the record holds, by a few letters. Without scripts it is a
 * link to the search.
 */
export function Palette({ reading, places = noPlaces, elsewhere }: PaletteProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [Finder, setFinder] = useState(newFinder);
  const act = useRef<Act>(undefined);
  const searchHref = reading ? paths.search(reading.slug) + momentQuery(reading.moment) : paths.searchEverywhere();
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
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        Search
      </Link>
      <Dialog
        title="Find"
        open={isOpen}
        onOpenChange={setOpen}
        onClosed={() => {
          forgetEarly();
          // React keeps what once failed to load.
          if (hasFailed) setFinder(newFinder);
          hasFailed = false;
          // Once the dialog has given the focus back: an act may want it.
          const chosen = act.current;
          act.current = undefined;
          if (chosen) perform(chosen, (href) => router.push(href));
        }}
      >
        {isOpen && (
          <Suspense fallback={<FirstField />}>
            <Finder
              {...{ reading, places, elsewhere, searchHref }}
              onChoose={(choice) => {
                act.current = choice.act;
                setOpen(false);
                if (choice.href !== undefined) router.push(choice.href);
              }}
            />
          </Suspense>
        )}
      </Dialog>
    </>
  );
}

/** Takes what is typed until the rest has come. */
function FirstField() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <TextInput
      ref={input}
      aria-label="A page, an act or words"
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      onChange={({ target }) => noteWords(target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.key !== "Enter") return;
        event.preventDefault();
        noteEnter();
      }}
    />
  );
}

function NotLoaded({ searchHref }: { searchHref: string }) {
  const said = useRef<HTMLParagraphElement>(null);
  // Letters typed on would be keys of the page's.
  useLayoutEffect(() => said.current?.focus(), []);
  return (
    <p ref={said} role="alert" tabIndex={-1}>
      This could not be loaded: the server does not answer, or another Parley runs there since this page was opened.{" "}
      <Link className="link" href={searchHref}>
        Open the search
      </Link>{" "}
      instead.
    </p>
  );
}
