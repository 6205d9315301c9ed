"use client";

import { useEffect } from "react";
import { Answer } from "@/components/ui/Answer";
import { buttonClasses } from "@/components/ui/buttonClasses";
import { awayDigest } from "@/lib/platform/away-digest";
import { secondsIn } from "@/lib/platform/too-often-digest";

type Props = { error: Error & { digest?: string }; retry: () => void };

/**
 * While a page was made something failed. What was being typed is kept where drafts are kept. Every page brings this along,
 * so that it can be shown where nothing more can be loaded: it is made of little.
 */
export default function ErrorPage({ error, retry }: Props) {
  // What fails in the browser alone may be a part of the page that it could not load, and React keeps that as it is.
  const again = error.digest ? retry : () => window.location.reload();
  return (
    <>
      <header className="border-b border-rule">
        <p className="flex h-12 items-center px-gutter">
          <a href="/" className="font-serif text-[1.3125rem]/8 font-bold">
            Parley
          </a>
        </p>
      </header>
      <main id="main" className="grid max-w-measure gap-4 px-gutter py-16">
        <Words error={error} retry={retry} />
        <div>
          <button type="button" className={buttonClasses("primary")} onClick={again}>
            Try again
          </button>
        </div>
      </main>
    </>
  );
}

function Words({ error, retry }: Props) {
  const seconds = secondsIn(error.digest);
  if (seconds !== null) return <TooOften seconds={seconds} retry={retry} />;
  return error.digest === awayDigest ? <Away retry={retry} /> : <Fault error={error} />;
}

function TooOften({ seconds, retry }: { seconds: number } & Pick<Props, "retry">) {
  useRetryEvery(seconds, retry);
  return (
    <>
      <Answer>That was more in a minute than Parley does for one person.</Answer>
      <p className="t-note text-ink-2">
        Nothing is lost. This page opens by itself in {seconds === 1 ? "a second" : `${seconds} seconds`}. If it was not
        you who asked for so much, sign out your other browsers under Account.
      </p>
    </>
  );
}

function useRetryEvery(seconds: number, retry: () => void): void {
  useEffect(() => {
    const timer = setInterval(retry, seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds, retry]);
}

function Away({ retry }: Pick<Props, "retry">) {
  useRetryEvery(5, retry);
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

function Fault({ error }: Pick<Props, "error">) {
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
