"use client";

import { useEffect } from "react";
import { TopBar } from "@/components/shell/TopBar";
import { Answer } from "@/components/ui/Answer";
import { Button } from "@/components/ui/Button";
import { awayDigest } from "@/lib/platform/away-digest";

type Props = { error: Error & { digest?: string }; retry: () => void };

/** While a page was made something failed. What was being typed is kept where drafts are kept. */
export default function ErrorPage({ error, retry }: Props) {
  // What fails in the browser alone may be a part of the page that it could not load, and React keeps that as it is.
  const again = error.digest ? retry : () => window.location.reload();
  return (
    <>
      <header className="border-b border-rule">
        <TopBar />
      </header>
      <main id="main" className="grid max-w-measure gap-4 px-gutter py-16">
        {error.digest === awayDigest ? <Away error={error} retry={retry} /> : <Fault error={error} retry={retry} />}
        <div>
          <Button onClick={again}>Try again</Button>
        </div>
      </main>
    </>
  );
}

/** In ms. */
const askAgainIn = 5000;

function Away({ retry }: Props) {
  useEffect(() => {
    const timer = setInterval(retry, askAgainIn);
    return () => clearInterval(timer);
  }, [retry]);
  return (
    <>
      <Answer>The database does not answer just now.</Answer>
      <p className="t-note text-ink-2">
        Nothing on record is lost. This page opens by itself as soon as it answers; if that takes long, tell whoever
        runs your Parley.
      </p>
    </>
  );
}

function Fault({ error }: Props) {
  return (
    <>
      <Answer>This page could not be made.</Answer>
      <p className="t-note text-ink-2">
        Nothing on record has changed. Try again; if it stays, tell whoever runs your Parley.
      </p>
      {error.digest && <p className="t-meta text-ink-3">They find it in the log under {error.digest}.</p>}
    </>
  );
}
