/**
 * One negotiation and four people: what the officer records through the forms, the manager reads on the board; the staff
 * argue about the words; the outsider never hears of it.
 */
import { demoEmail } from "@/lib/platform/demo-people";
import { paths } from "@/lib/platform/paths";
import { type Callers, expect, signInAs, test } from "./fixtures";
import { logbookStage } from "./logbook-stage";

/** The talks of `logbookStage` with their first round open, a wording on the table and a commenter let in. */
async function openTalks(callers: Callers) {
  const stage = await logbookStage(callers);
  const owner = await callers("owner");
  const since = { negotiationId: stage.id, heldFrom: "2019-02-25" };
  await owner.must("member.add", { negotiationId: stage.id, email: demoEmail("staff"), role: "commenter" });
  const doha = { number: 1, title: "Doha talks", venue: "Doha", timeZone: "Asia/Qatar", track: "track_1" };
  const { roundId } = await owner.must("round.record", { ...since, ...doha });
  await owner.must("round_event.record", { ...since, roundId, event: "opened" });
  const term = { negotiationId: stage.id, heldFrom: "2019-01", number: "2", title: "Ceasefire", kind: "article" };
  const { termId } = await owner.must("term.record", term);
  await owner.must("clause_version.record", { ...since, termId, text: "The parties shall cease all attacks at once." });
  return stage;
}

test.use({ actionTimeout: 15_000 });

test("what the officer records reaches the manager and the staff, and nobody outside", async ({
  browserOf,
  callers,
  page: officer,
}) => {
  test.setTimeout(300_000);
  const { slug, name } = await openTalks(callers);
  const manager = await (await browserOf("manager")).newPage();
  await manager.goto(paths.board(slug));
  await expect(manager.getByRole("main")).not.toContainText("strongly opposes");

  // The officer is sent to sign in, is back at the positions, and records one from its cell.
  await signInAs(officer, "officer", paths.positions(slug));
  const cell = officer
    .getByRole("row", { name: /Residual presence/ })
    .getByRole("cell")
    .nth(1);
  await cell.getByRole("link", { name: "unknown" }).click();
  await officer.getByRole("link", { name: "Record a change" }).click();
  const position = officer.getByRole("form", { name: "Record a position" });
  await position.getByLabel("Stance").selectOption("strongly_opposes");
  await position.getByLabel(/^Why/).fill("Their negotiators deeply oppose a stay of five years.");
  await position.getByLabel(/^months after signature/).fill("unknown <60 (assessed); rejects 60");
  await position.getByLabel("Basis").selectOption("reported");
  await position.getByLabel("Confidence").selectOption("medium");
  await position.getByLabel(/^Held since/).fill("27 Feb 2019");
  await position.getByLabel(/^Source/).selectOption({ label: "Press report" });
  await position.getByLabel(/^How credible/).selectOption("2");
  await position.getByRole("button", { name: "Record" }).click();
  await expect(cell).toContainText("strongly opposes");

  // Then the pause, with the day that the talks are to go on.
  await officer.goto(paths.sessions(slug));
  await officer.getByRole("link", { name: "Pause" }).click();
  const pause = officer.getByRole("region", { name: "Pause: Doha talks" });
  await pause.getByLabel(/^Resumption planned for/).fill("Sat 2 March 2019");
  await pause.getByLabel(/^Paused on/).fill("Wed 27 Feb 2019");
  await pause.getByRole("button", { name: "Pause" }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toContainText("27 February 2019");

  // The manager opens one page.
  await manager.reload();
  const board = manager.getByRole("main");
  await expect(manager.getByRole("row", { name: /Residual presence/ })).toContainText("Taliban strongly opposes");
  await expect(board).toContainText("Paused since Wednesday 27 February 2019");
  await expect(board).toContainText("Resumption planned for Saturday 2 March");
  await expect(board.getByRole("heading", { level: 1 })).toContainText(/blocks/);

  // The staff read it too, record nothing, and comment on the clause.
  const staff = await (await browserOf("staff")).newPage();
  await staff.goto(paths.positions(slug));
  await staff.getByRole("link", { name: "strongly opposes" }).click();
  await expect(staff.getByRole("main")).toContainText("deeply oppose a stay of five years");
  await expect(staff.getByRole("link", { name: "Record a change" })).toHaveCount(0);
  await staff.goto(paths.text(slug));
  await staff.getByRole("group", { name: "Wording of 2 in English" }).getByText("cease").dblclick();
  await staff.getByRole("button", { name: "Comment" }).click();
  await staff.getByLabel("Comment").last().fill("All attacks, or those on cities?");
  await staff.getByRole("button", { name: "Save" }).click();
  await expect(staff.getByRole("list", { name: "Notes on 2 Ceasefire" })).toContainText("Ines Marchetti");
  await manager.goto(paths.text(slug));
  await expect(manager.getByRole("main")).toContainText("All attacks, or those on cities?");

  // The outsider sees nothing of it, whatever they ask for.
  const outsider = await (await browserOf("outsider")).newPage();
  await outsider.goto(paths.home);
  await expect(outsider.getByRole("main")).not.toContainText(name);
  for (const path of [paths.board(slug), paths.positions(slug), paths.text(slug)]) {
    expect((await outsider.goto(path))?.status()).toBe(404);
    await expect(outsider.getByRole("heading", { level: 1 })).toHaveText("There is nothing here by that name.");
  }
});
