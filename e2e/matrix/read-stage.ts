/** A negotiation with some of everything, each kind more than once, and who reads it by a token; for the tests of the API's reads. */
import { tokenOf } from "@/lib/exchange/api/fixtures";
import { actAs, type Owner } from "@/prisma/fixtures";
import { newPerson } from "@/prisma/team-fixtures";
import { commandFor, inputs } from "./inputs";
import { setStageInProcess } from "./in-process";
import { withReviews } from "./reviews";
import type { Stage } from "./stage";

export type ReadStage = {
  stage: Stage;
  /** The founder's, who is in both circles. */
  token: string;
  /** Of the reader, who is in one of the two circles. */
  readers: string;
  outsiders: string;
  ids: string[];
};

export async function setReadStage(owner: Owner): Promise<ReadStage> {
  const set = await setStageInProcess(owner, ["open", "inside", "outside"]);
  const stage = await withReviews(set.stage);
  const of = { negotiationId: stage.id };
  // Each kind once more, so that there is more than one of it.
  const { open } = stage.props;
  for (const kind of ["party", "delegate", "term", "source", "statement", "risk", "question", "annotation"] as const)
    await stage.founder.must(commandFor[kind], { ...of, ...inputs[kind](open) });
  const bracketed = { termId: open.otherTerm.id, text: "Within [eighteen] months [of today]." };
  await stage.founder.must("clause_version.record", { ...of, ...inputs.clause_version(open), ...bracketed });
  for (const heldFrom of ["2019-02-01", "2019-03-01", "2019-02-15 10:00"])
    await stage.founder.must("statement.record", { ...of, ...inputs.statement(open), heldFrom });
  for (const name of ["parties.csv", "others.csv"]) await takeIn(stage, name);
  const readsAlone = { scopes: ["read"] };
  return {
    stage,
    token: await tokenOf(set.actor, readsAlone),
    readers: await tokenOf(await actAs(owner, stage.userIds.reader ?? ""), readsAlone),
    outsiders: await tokenOf(await newPerson(owner, "Outsider"), readsAlone),
    ids: Object.values(stage.props).flatMap((props) =>
      Object.values(props).flatMap(({ id, recordId }) => [id, recordId]),
    ),
  };
}

/** A table as a program sends it; its rows are not checked yet. */
async function takeIn({ id: negotiationId, founder }: Stage, name: string): Promise<void> {
  const { tableId } = await founder.must<{ tableId: string }>("table.begin", {
    negotiationId,
    name,
    columns: ["Name", "Code"],
  });
  const rows = [["Arcadia", "ARC"]];
  await founder.must("table.add_rows", { negotiationId, tableId, place: 0, firstRow: 1, rows });
}
