"use client";

/**
 * Parts of a page that most of its readers never use come once they are shown, and not with the page. Where one cannot be
 * had, its place says so and everything around it stays, with what was typed. A form that one belongs to is not sent before
 * it is there, since without its fields it would say something else.
 */
import { type ComponentType, lazy, Suspense, useEffect, useRef, useSyncExternalStore } from "react";

/** Told to the form around a part once it is there: what this browser kept of its fields can be put back. */
export const arrived = "parley:arrived";
/** By which a form knows that fields of it are not there: they are on their way, or could not be had. */
export const missing = "[data-missing]";

type Options<Props> = {
  /** What stands in its place where it cannot be had; a sentence of alarm if left out. */
  failed?: ComponentType<Props>;
  /** The server draws nothing of it: it is of what only the browser knows. */
  isOfTheBrowser?: boolean;
  /** It shows something beside the fields of its form, which can be sent without it. */
  isAside?: boolean;
};

/** The part, asked for when it is first drawn. */
export function comesWithUse<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { isOfTheBrowser = false, isAside = false, failed = isAside ? AsideNotLoaded : NotLoaded }: Options<Props> = {},
): ComponentType<Props> {
  const Part = lazy(() => load().then(asDefault, () => asDefault(failed)));
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, when the module that names it is read
  return function ComesWithUse(props: Props) {
    const isDrawn = useSyncExternalStore(neverChanges, drawn, isOfTheBrowser ? notDrawn : drawn);
    return (
      isDrawn && (
        <Suspense fallback={isAside ? null : <Coming />}>
          <Part {...props} />
        </Suspense>
      )
    );
  };
}

const asDefault = <Props,>(part: ComponentType<Props>) => ({ default: part });
const neverChanges = () => () => {};
const drawn = () => true;
const notDrawn = () => false;

/** A form that is sent meanwhile goes once the part is there. */
function Coming() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = place.current?.closest("form");
    let send: (() => void) | null = null;
    const stop = holdBack(form, (by) => {
      send = () => form?.isConnected && form.requestSubmit(by?.isConnected ? by : null);
    });
    return () => {
      stop();
      // Once the part, too, listens to its form; and what is put back into it is there by the next frame.
      queueMicrotask(() => {
        form?.dispatchEvent(new Event(arrived));
        if (send) requestAnimationFrame(send);
      });
    };
  }, []);
  return <span ref={place} hidden data-missing="" />;
}

function NotLoaded() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => holdBack(place.current?.closest("form"), () => place.current?.focus()), []);
  return (
    <div ref={place} tabIndex={-1} data-missing="">
      <AsideNotLoaded />
    </div>
  );
}

function AsideNotLoaded() {
  return (
    <p role="alert" className="t-ui text-st-contested">
      This part of the page could not be loaded. What you typed is still there: copy it, and load this page anew.
    </p>
  );
}

/** Keeps the form from being sent, and hears by what it was to be; gives back how to let go of it. */
function holdBack(form: HTMLFormElement | null | undefined, onSent: (by: HTMLElement | null) => void): () => void {
  const refuse = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    onSent(event.submitter);
  };
  form?.addEventListener("submit", refuse, { capture: true });
  return () => form?.removeEventListener("submit", refuse, { capture: true });
}
