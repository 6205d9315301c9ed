"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/Button";

type Props = {
  onBracket: () => void;
  onAttribute: () => void;
  onEmphasis: () => void;
  onFootnote: () => void;
  onItem: () => void;
  onUndo: () => void;
  onRedo: () => void;
};

/** What the keys do, to be pressed: over the words, and on a phone above its keyboard while one writes. */
export function EditorTools(acts: Props) {
  const tools = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = window.visualViewport;
    const follow = () => {
      // A phone's keyboard covers the page without making it smaller.
      const covered = seen ? window.innerHeight - seen.height - seen.offsetTop : 0;
      tools.current?.style.setProperty("--keyboard", `${Math.max(0, covered)}px`);
    };
    follow();
    seen?.addEventListener("resize", follow);
    seen?.addEventListener("scroll", follow);
    return () => {
      seen?.removeEventListener("resize", follow);
      seen?.removeEventListener("scroll", follow);
    };
  }, []);
  const tool = (label: string, act: () => void, keys?: string) => (
    <Button
      type="button"
      variant="quiet"
      className="t-small shrink-0 px-2"
      title={keys}
      // The words keep the focus, and a phone its keyboard.
      onPointerDown={(event) => event.preventDefault()}
      onClick={act}
    >
      {label}
    </Button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would say that these are fields of the form.
    <div
      ref={tools}
      role="group"
      aria-label="Writing tools"
      className="editor-tools mb-1 flex gap-1 overflow-x-auto md:flex-wrap"
    >
      {tool("[ ] Bracket", acts.onBracket, "[")}
      {tool("Whose, why, alternatives", acts.onAttribute, "F2 or Alt Enter")}
      {tool("Emphasis", acts.onEmphasis, "Ctrl I")}
      {tool("Footnote", acts.onFootnote)}
      {tool("Item", acts.onItem)}
      {tool("Undo", acts.onUndo, "Ctrl Z")}
      {tool("Redo", acts.onRedo, "Ctrl Y")}
    </div>
  );
}
