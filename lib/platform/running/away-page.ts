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
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 38rem; margin: 4rem auto; padding: 0 1.5rem }
h1 { font-size: 1.5rem; line-height: 1.25; font-weight: 500 }
</style></head>
<body><main><h1>The database does not answer just now.</h1>
<p>Nothing on record is lost. ${next}</p></main></body>
</html>
`;
  const headers = { "content-type": "text/html; charset=utf-8", "retry-after": String(askAgainIn) };
  return new Response(page, { status: 503, headers });
}
