import { redirect } from "next/navigation";
import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { describe, expect, it } from "vitest";
import { type FormState, idle } from "@/lib/platform/form";
import { tellingOfLost } from "./lostAnswer";

const typed = new FormData();
typed.set("title", "Kept words");
typed.set("newPassword", "never shown again");

const sentTo = (action: () => Promise<FormState>) => tellingOfLost(action)(idle, typed);
const lostTo = (error: Error) => sentTo(() => Promise.reject(error));

describe("a form whose answer is lost", () => {
  it("says so like any other failure, with what was typed and without passwords", async () => {
    expect(await lostTo(new TypeError("Failed to fetch"))).toEqual({
      status: "error",
      code: "unavailable",
      message: "The server cannot be reached. What you typed is here; try again.",
      fieldErrors: {},
      values: { title: "Kept words" },
    });
  });

  it("is told where another Parley runs by now, to which sending again is no use", async () => {
    const answer = await lostTo(new UnrecognizedActionError("not found"));
    expect(answer).toMatchObject({ message: expect.stringContaining("renewed") as string });
  });

  it("is told as what it is where it failed on the server", async () => {
    const answer = await lostTo(Object.assign(new Error("An error occurred."), { digest: "123" }));
    expect(answer).toMatchObject({ code: "fault", message: expect.stringContaining("on our side") as string });
  });

  it("still leads where its action leads", async () => {
    await expect(sentTo(async () => redirect("/elsewhere"))).rejects.toMatchObject({
      digest: expect.stringContaining("/elsewhere") as string,
    });
  });

  it("passes on an answer that came", async () => {
    expect(await sentTo(async () => ({ status: "ok", message: "Recorded." }))).toEqual({
      status: "ok",
      message: "Recorded.",
    });
  });
});
