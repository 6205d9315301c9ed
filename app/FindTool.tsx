/** The palette of pages that are of no negotiation: the ways from here, and what the page can do. */
import { Palette } from "@/components/search/Palette";
import { Writer } from "@/components/ui/Writer";
import { followedNegotiations } from "@/lib/negotiations/queries";
import type { Actor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export async function FindTool({ actor }: { actor: Actor }) {
  const followed = await followedNegotiations(actor);
  return (
    <Writer userId={actor.userId}>
      <Palette
        reading={null}
        elsewhere={[
          ...followed.map(({ slug, name }) => ({ label: name, href: paths.board(slug) })),
          { label: "All negotiations", href: paths.home },
        ]}
      />
    </Writer>
  );
}
