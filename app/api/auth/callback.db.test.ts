import { expect, it } from "vitest";
import { GET } from "./[...nextauth]/route";

it("says of an address by which nobody signs in that it is for forms, and no fault of ours", async () => {
  for (const nextauth of [["callback"], ["callback", "credentials"], ["callback", "credentials", "more"]]) {
    const asked = new Request(`https://parley.example/api/auth/${nextauth.join("/")}?csrfToken=%00`);
    const answer = await GET(asked, { params: Promise.resolve({ nextauth }) });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
  }
});
