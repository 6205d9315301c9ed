import { KeyCap } from "@/components/ui/KeyCap";
import { type DeskCommand, deskCommands, deskShapes } from "@/lib/desk/rules/entries";

/** What can be recorded from the selected words, each with its key. */
export function RecordKeys({ onBegin }: { onBegin: (command: DeskCommand) => void }) {
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">Record from the selected words</legend>
      {deskCommands.map((command) => (
        <button
          key={command}
          type="button"
          // The words stay selected.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onBegin(command)}
          className="t-small inline-flex min-h-8 items-center gap-1.5 rounded-control border border-rule-2 px-2 text-accent hover:bg-paper-2 max-md:min-h-11"
        >
          <span className="inline-block first-letter:uppercase">{command}</span>{" "}
          <KeyCap>{deskShapes[command].key}</KeyCap>
        </button>
      ))}
    </fieldset>
  );
}
