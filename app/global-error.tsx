"use client";

import "./globals.css";

/** Where not even the frame around the pages could be made. Every page brings it along, as its like for a page. */
export default function FrameErrorPage() {
  return (
    <html lang="en">
      <body>
        <main className="grid max-w-measure gap-4 px-gutter py-16">
          <h1 className="t-title">Parley could not be shown.</h1>
          <p className="t-note text-ink-2">
            Nothing on record has changed. Load the page anew; if it stays, tell whoever runs your Parley.
          </p>
          <p>
            <button type="button" className="link" onClick={() => window.location.reload()}>
              Load it anew
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
