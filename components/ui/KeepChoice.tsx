"use client";

type Props<Value extends string> = {
  /** What is chosen: "Which to keep: Title". */
  label: string;
  options: readonly { value: Value; label: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
};

/** Which of two versions is kept, or both: a row of buttons of which one is pressed. */
export function KeepChoice<Value extends string>({ label, options, chosen, onChoose }: Props<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would look like one.
    <div role="group" aria-label={label} className="flex">
      {options.map(({ value, label: words }) => (
        <button
          key={value}
          type="button"
          aria-pressed={chosen === value}
          onClick={() => onChoose(value)}
          className="min-h-8 border border-rule-2 px-3 text-accent hover:bg-paper-3/60 first:rounded-s-control last:rounded-e-control not-first:border-s-0 aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent max-md:min-h-11"
        >
          {words}
        </button>
      ))}
    </div>
  );
}
