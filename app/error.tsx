"use client";

import { Answer } from "@/components/ui/Answer";
import { Button } from "@/components/ui/Button";

/** A fault of ours while a page was made. What was being typed is kept where drafts are kept. */
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main id="main" className="grid max-w-measure gap-4 px-gutter py-16">
      <Answer>This page could not be made.</Answer>
      <p className="t-note text-ink-2">
        Nothing on record has changed. Try again; if it stays, tell whoever runs your Parley.
      </p>
      {error.digest && <p className="t-meta text-ink-3">They find it in the log under {error.digest}.</p>}
      <div>
        <Button onClick={retry}>Try again</Button>
      </div>
    </main>
  );
}
