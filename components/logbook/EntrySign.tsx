/** The sign at the front of an entry: a stance, a status, a round's state, or a mark. Its words stand beside it. */
import { StanceGlyph } from "@/components/positions/StanceGlyph";
import { RoundStateGlyph } from "@/components/rounds/RoundStateGlyph";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import type { Sign } from "@/lib/logbook/rules/entry-words";

export function EntrySign({ sign }: { sign: Sign }) {
  switch (sign.kind) {
    case "stance":
      return <StanceGlyph stance={sign.stance} decorative />;
    case "status":
      return <StatusGlyph status={sign.status} decorative />;
    case "round":
      return <RoundStateGlyph state={sign.state} className="text-ink" />;
    case "mark":
      return (
        <span aria-hidden="true" className="t-ui-strong text-ink-2">
          {sign.mark}
        </span>
      );
  }
}
