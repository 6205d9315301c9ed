/** The page of who opens or sends one while the database is away: by itself, since a page of the app's would ask for it. */
import { askAgainIn } from "./unavailable";

type Asked = { nonce: string; isSent: boolean };

/** 503. What was sent was not taken; what is only read is asked for again by the browser itself. */
export function awayPage({ nonce, isSent }: Asked): Response {
  const next = isSent
    ? "What you sent was not taken. Go back in your browser, where it still stands, and send it again in a moment."
    : "This page opens by itself as soon as it answers; if that takes long, tell whoever runs your Parley.";
  const again = isSent ? "" : `<meta http-equiv="refresh" content="${askAgainIn}">`;
  const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${again}
<title>The database does not answer · Parley</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; --edge: clamp(1rem, 4vw, 2rem) }
body { margin: 0; font: 1.0625rem/1.5 "Source Serif", Georgia, serif; color: light-dark(#1c1d1f, #e9e7e2); background: light-dark(#fbfaf7, #15171a) }
header { padding: .5rem var(--edge); border-bottom: 1px solid light-dark(#dcd8cf, #31353b); font-size: 1.3125rem; font-weight: 700 }
main { max-width: 34rem; padding: 4rem var(--edge) }
h1 { margin: 0 0 1rem; font-size: clamp(1.375rem, 5vw, 1.75rem); line-height: 1.25; font-weight: 500 }
p { margin: 0; color: light-dark(#4d5055, #b8b6b0) }
</style></head>
<body><header>Parley</header><main><h1>The database does not answer just now.</h1>
<p>Nothing on record is lost. ${next}</p></main></body>
</html>
`;
  const headers = { "content-type": "text/html; charset=utf-8", "retry-after": String(askAgainIn) };
  return new Response(page, { status: 503, headers });
}
