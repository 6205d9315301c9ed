"use client";

import { type ComponentProps, useCallback, useContext, useEffect, useId, useRef, useState } from "react";
import { v4 as newId } from "uuid";
import type { FormState } from "@/lib/platform/form";
import { DialogContext } from "./dialogState";
import { FormError } from "./FormError";
import { FormContext, fieldId } from "./formState";
import { KeptFields } from "./KeptFields";
import { keptKey } from "./keptText";
import { ConfirmAgain, StandingView } from "./lazy";
import { sendByKey } from "./sendByKey";
import { SignInAgain } from "./SignInAgain";
import { useFormAction } from "./useFormAction";
import { WriterContext } from "./Writer";

type Props = Omit<ComponentProps<"form">, "action"> & {
  action: (previous: FormState, data: FormData) => Promise<FormState>;
  /** What the form writes on, under which this browser keeps what is typed until it is saved. */
  keepAs?: string;
  /** Called once for each success, in a client component; most actions redirect instead. */
  onDone?: () => void;
  /** Whether what was wrong with a field stands no more, by what is in the form now: then nothing says so any longer. */
  isMended?: (field: string, data: FormData) => boolean;
};

/**
 * The one pattern for a form. What was typed survives a failure, the first wrong field takes the focus, or the summary
 * where no field is wrong, and each field shows its own errors. Ctrl Enter sends it. Without scripts the browser posts it
 * and the server draws the same.
 */
export function ActionForm({
  action,
  keepAs,
  onDone,
  isMended,
  children,
  onSubmit,
  onInput,
  onKeyDown,
  ...form
}: Props) {
  const writer = useContext(WriterContext);
  const [answer, act, isPending] = useFormAction(action);
  const { state, look } = useMended(answer, isMended);
  const id = useId();
  const { labels, nameField } = useLabels();
  const element = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const isSent = useRef(false);
  const submitter = useRef<HTMLElement | null>(null);
  useOwnResets(element, answer);
  const actId = useActId(element, answer);

  const dialog = useContext(DialogContext);
  const [close, done] = [useLatest(dialog?.close), useLatest(onDone)];
  useEffect(() => {
    if (answer.status === "error") focusWrong(element.current, summary.current);
    if (answer.status !== "ok") return;
    done.current?.();
    close.current?.();
  }, [answer, done, close]);
  useEffect(() => {
    if (!isPending) isSent.current = false;
  }, [isPending]);

  return (
    <form
      {...form}
      ref={element}
      action={act}
      noValidate
      data-takes-words=""
      onInput={(event) => {
        onInput?.(event);
        look(event.currentTarget);
      }}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        sendByKey(event);
      }}
      onSubmit={(event) => {
        onSubmit?.(event);
        submitter.current = event.nativeEvent.submitter;
        // A second press within the same frame comes before React has marked the form as pending.
        if (isSent.current) event.preventDefault();
        else if (!event.defaultPrevented) isSent.current = true;
      }}
    >
      <FormContext value={{ state, id, nameField }}>
        {state.status === "error" && !isAllMended(answer, state) && (
          <FormError
            ref={summary}
            message={state.message}
            fields={Object.entries(state.fieldErrors).map(([name, errors]) => {
              const field = fieldId(id, name);
              // An entry of a list has no control of its own: its error leads to the list.
              const target = field in labels ? field : field.replace(/\.\d+$/, "");
              return { href: `#${target}`, label: labels[target], message: errors.join(" ") };
            })}
          />
        )}
        <SignInAgain />
        {state.status === "error" && state.code === "unconfirmed" && (
          <ConfirmAgain again={() => sendAgain(element.current, submitter.current)} />
        )}
        {state.status === "error" && state.standing && <StandingView />}
        <input ref={actId} type="hidden" name="actId" />
        {children}
        {keepAs && writer && <KeptFields storageKey={keptKey(writer, keepAs)} />}
        <p role="status" className="t-small text-ink-2 empty:hidden">
          {state.status === "ok" && state.message}
        </p>
      </FormContext>
    </form>
  );
}

/** The first field that something is wrong with and that can have the focus, which one that is folded away cannot; or else the summary. */
function focusWrong(form: HTMLFormElement | null, summary: HTMLElement | null) {
  for (const wrong of form?.querySelectorAll<HTMLElement>("[aria-invalid=true], [data-invalid] input") ?? []) {
    wrong.focus();
    if (document.activeElement === wrong) return;
  }
  summary?.focus();
}

/** Sends the form as it was sent before, by the same of its buttons if that is still there. */
function sendAgain(form: HTMLFormElement | null, by: HTMLElement | null) {
  form?.requestSubmit(by?.isConnected ? by : null);
}

/** The last answer without what has been mended in the form since. */
function useMended(answer: FormState, isMended: Props["isMended"]) {
  const [mended, setMended] = useState<{ of: FormState; fields: readonly string[] }>({ of: answer, fields: [] });
  const look = (form: HTMLFormElement) => {
    if (!isMended || answer.status !== "error") return;
    const data = new FormData(form);
    setMended({ of: answer, fields: Object.keys(answer.fieldErrors).filter((field) => isMended(field, data)) });
  };
  if (answer.status !== "error" || mended.of !== answer || mended.fields.length === 0) return { state: answer, look };
  const fieldErrors = Object.fromEntries(
    Object.entries(answer.fieldErrors).filter(([field]) => !mended.fields.includes(field)),
  );
  return { state: { ...answer, fieldErrors }, look };
}

/** Whether it was of its fields alone that something was wrong, and no more is. */
function isAllMended(answer: FormState, state: FormState): boolean {
  if (answer.status !== "error" || state.status !== "error") return false;
  return Object.keys(answer.fieldErrors).length > 0 && Object.keys(state.fieldErrors).length === 0;
}

/** The labels that the fields have on the page, by the id of their control. */
function useLabels() {
  const [labels, setLabels] = useState<Record<string, string>>({});
  const nameField = useCallback((field: string, label: string) => {
    setLabels((known) => (known[field] === label ? known : { ...known, [field]: label }));
  }, []);
  return { labels, nameField };
}

/**
 * Names the act that the form is about to do, so that what is sent twice (a double press, a lost answer) is done once.
 * What has been typed since is another act.
 */
function useActId(element: React.RefObject<HTMLFormElement | null>, state: FormState) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const form = element.current;
    const renew = () => {
      if (field.current) field.current.value = newId();
    };
    if (state.status !== "error") renew();
    form?.addEventListener("input", renew);
    return () => form?.removeEventListener("input", renew);
  }, [element, state]);
  return field;
}

/**
 * React resets a form after every action, failed ones too, which would throw away what was typed and every chosen
 * option. So no reset passes but ours, after a success.
 */
function useOwnResets(element: React.RefObject<HTMLFormElement | null>, state: FormState) {
  const isOurs = useRef(false);
  useEffect(() => {
    const form = element.current;
    const refuse = (event: Event) => {
      if (event.target === form && !isOurs.current) event.preventDefault();
    };
    form?.addEventListener("reset", refuse);
    return () => form?.removeEventListener("reset", refuse);
  }, [element]);
  useEffect(() => {
    if (state.status !== "ok") return;
    isOurs.current = true;
    element.current?.reset();
    isOurs.current = false;
  }, [element, state]);
}

/** A callback that an effect may call without running again whenever the parent renders a new one. */
function useLatest<Value>(value: Value) {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
