"use client";

import { type ComponentProps, type KeyboardEvent, useId, useRef, useState } from "react";
import { OptionList, optionId } from "@/components/ui/OptionList";
import { TextArea } from "@/components/ui/TextInput";
import { linkOf } from "@/lib/annotations/rules/links";
import { markBegunAt } from "@/lib/annotations/rules/marks";
import { mentionOf } from "@/lib/annotations/rules/mentions";
import { type Candidate, listed, matching } from "@/lib/platform/matching";
import { useMargin } from "./marginState";
import { type OfferedLink, useLinkOffers } from "./useLinkOffers";

type Props = Omit<ComponentProps<"textarea">, "onKeyDown" | "onKeyUp" | "onClick" | "onBlur"> & {
  /** The marking of what is written: only who may read that is offered, and what its readers may see. Null: all members. */
  compartmentId: string | null;
  /** The wording that it is on, whose term comes first. */
  versionId: string;
};

/** What the box takes besides words; its label says so. */
export const remarkHint = "@ names a colleague, # links a position or a source.";

type Offer = Candidate & { group?: string; mark: string };

const groups = { position: "Positions", source: "Sources" };

/**
 * Where something is said about the words: `@` offers the colleagues who may read it, `#` the positions and sources that
 * all its readers may see. Without scripts a whole name does.
 */
export function RemarkArea({ compartmentId, versionId, ...props }: Props) {
  const { addressees, userId, wordingOf } = useMargin();
  const around = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState<{ body: string; caret: number } | null>(null);
  const [active, setActive] = useState(0);
  const [settledAt, setSettledAt] = useState<number | null>(null);

  const begun = typed && markBegunAt(typed.body, typed.caret);
  const asked = begun && begun.from !== settledAt ? begun : null;
  const { links, hasFailed } = useLinkOffers({
    compartmentId,
    termId: wordingOf(versionId)?.termId ?? null,
    isAsked: asked?.sign === "#",
  });
  const people = addressees
    .filter((one) => one.userId !== userId && (compartmentId === null || one.compartmentIds.includes(compartmentId)))
    .map(
      ({ userId: id, name, apart }): Offer => ({ id, label: name, hint: apart ?? "", mark: mentionOf(name, apart) }),
    );
  const linksOf = (kind: OfferedLink["kind"]) =>
    matching(
      asked?.query ?? "",
      links.filter((one) => one.kind === kind),
    ).map((one): Offer => ({ ...one, group: groups[kind], mark: linkOf(one.label) }));
  const { shown, more } = listed<Offer>(
    ...(asked?.sign === "#" ? [linksOf("position"), linksOf("source")] : [asked ? matching(asked.query, people) : []]),
  );
  const isOpen = shown.length > 0;
  const chosen = Math.min(active, shown.length - 1);
  const field = () => around.current?.querySelector("textarea") ?? null;

  const follow = () => {
    const area = field();
    if (!area) return;
    const next = { body: area.value, caret: area.selectionEnd };
    setTyped(next);
    const from = markBegunAt(next.body, next.caret)?.from;
    setSettledAt((settled) => (from === settled ? settled : null));
  };

  const choose = (place: number) => {
    const [area, mark] = [field(), shown[place]?.mark];
    if (!area || !begun || mark === undefined) return;
    const isSpaced = /^\s/.test(area.value.slice(begun.from + begun.query.length + 1));
    area.focus();
    setSettledAt(begun.from);
    setActive(0);
    area.setRangeText(mark + (isSpaced ? "" : " "), begun.from, begun.from + begun.query.length + 1, "end");
    // As if it were typed, so that what keeps the words hears of it.
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    // What sends the form ends the typing: the field is empty after it.
    if (key === "Enter" && (ctrlKey || metaKey)) setTyped(null);
    if (!isOpen || event.nativeEvent.isComposing || ctrlKey || metaKey || altKey) return;
    if (key === "ArrowDown") setActive((chosen + 1) % shown.length);
    else if (key === "ArrowUp") setActive((chosen - 1 + shown.length) % shown.length);
    else if (key === "Enter" || (key === "Tab" && !shiftKey)) choose(chosen);
    else if (key === "Escape") setSettledAt(begun?.from ?? null);
    else return;
    event.preventDefault();
    // Escape closes the list and not the note around it.
    event.stopPropagation();
  };

  return (
    <div ref={around} className="relative">
      <TextArea
        {...props}
        aria-autocomplete="list"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? optionId(listId, chosen) : undefined}
        onChange={(event) => {
          props.onChange?.(event);
          setActive(0);
          follow();
        }}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => {
          // These have been dealt with, and what Enter typed is told by the change.
          if (event.key !== "Escape" && event.key !== "Enter") follow();
        }}
        onClick={follow}
        onBlur={() => setTyped(null)}
      />
      {isOpen && (
        <OptionList
          id={listId}
          label={asked?.sign === "#" ? "Positions and sources" : "Colleagues who may read this"}
          active={chosen}
          isTabChoosing
          options={shown.map(({ id, label, hint, group }) => ({
            id,
            ...(group !== undefined && { group }),
            content: (
              <span className="min-w-0">
                <span dir="auto" className="line-clamp-2">
                  {label}
                </span>
                {hint && (
                  <span dir="auto" className="t-meta block truncate text-ink-3">
                    {hint}
                  </span>
                )}
              </span>
            ),
          }))}
          onChoose={choose}
          more={more}
          className="top-full left-0 w-full max-lg:static max-lg:mt-1"
        />
      )}
      {hasFailed && asked?.sign === "#" && (
        <p className="t-meta mt-1 text-ink-2">Positions and sources cannot be listed just now. Your words are kept.</p>
      )}
      <span role="status" className="sr-only">
        {isOpen ? `${shown.length} to choose from: ${shown[chosen]?.label}` : ""}
      </span>
    </div>
  );
}
