/**
 * The demo: the United States and the Taliban in Doha at the end of February 2019, from press reporting, recorded by the
 * demo's people through the commands that a click runs.
 */
import { asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { closeDatabase } from "@/lib/platform/database";
import { demoEmail, demoPassword, demoPeople } from "@/lib/platform/demo-people";
import { followSubject } from "@/lib/following/commands/follow";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember, addToCompartment, makeCompartment } from "@/lib/negotiations/commands/members";
import { annotate } from "./demo/annotations";
import { chronicleAs, thursday } from "./demo/chronicle";
import {
  recordFiguresAndRisks,
  recordInnerCircle,
  recordQuestions,
  recordReport,
  recordStatements,
  takeInMadeUpReport,
} from "./demo/evidence";
import { recordParties } from "./demo/parties";
import { recordPositions } from "./demo/positions";
import { answerReviews, askForReview } from "./demo/reviews";
import { logTalks } from "./demo/talks";
import { recordLinkages, recordTerms } from "./demo/terms";
import { recordWordings } from "./demo/text";
import { actAs, connectAsOwner, endActing, makeUser } from "./fixtures";

type Address = (typeof demoPeople)[number]["address"];

/** Loads the demo into an empty database. */
export async function seedDemo(): Promise<void> {
  const owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  try {
    const userIds = new Map<Address, string>();
    for (const { address, name } of demoPeople) {
      userIds.set(address, await makeUser(owner, { email: demoEmail(address), name, password: demoPassword }));
    }
    const acting = async (address: Address) => actAs(owner, userIds.get(address) ?? "");
    const [ruth, tomas, ines] = [await acting("owner"), await acting("officer"), await acting("staff")];
    const marcus = await acting("manager");

    const founded = await execute(foundNegotiation, ruth, {
      name: "United States and Taliban, Doha",
      summary:
        "Talks on the withdrawal of foreign troops from Afghanistan, as press reporting had them at the end of February 2019.",
      timeZone: "Asia/Qatar",
      present: thursday,
    });
    if (!founded.ok) throw new Error(founded.message);
    const { id } = founded.value;
    const asOwner = chronicleAs(ruth, id);
    const asOfficer = chronicleAs(tomas, id);
    const asStaff = chronicleAs(ines, id);
    for (const { address, role } of demoPeople) {
      if (role && role !== "owner") await asOwner.record(addMember, { email: demoEmail(address), role });
    }
    const { id: compartmentId } = await asOwner.record(makeCompartment, {
      name: "Contacts",
      meaning: "Who of ours speaks to whom; for the owner and the manager alone.",
    });
    await asOwner.record(addToCompartment, { compartmentId, userId: userIds.get("manager") ?? "" });

    const report = await recordReport(asOfficer);
    const { officials } = report;
    const parties = await recordParties(asOfficer, officials);
    const terms = await recordTerms(asOfficer, officials);
    await chronicleAs(marcus, id).record(followSubject, { subjectId: terms.residual, isOn: true });
    await recordLinkages(asOfficer, terms, officials);
    const wordings = await recordWordings(asOfficer, terms, officials);
    await recordPositions(asOfficer, { parties, terms, wordings, officials });
    await logTalks(asOfficer, parties, terms, officials);
    await recordStatements(asOfficer, report, parties, terms);
    await recordFiguresAndRisks(asOfficer, report, terms);
    await recordQuestions(asOfficer, report, parties, terms);
    await recordInnerCircle(asOwner, { compartmentId, people: parties, terms });
    await takeInMadeUpReport(asOfficer);
    const manager = userIds.get("manager") ?? "";
    const reviewers = { staff: ines.userId, owner: ruth.userId, manager };
    const asked = await askForReview(asOfficer, terms.residual, reviewers);
    const { shorterId } = await annotate(asStaff, asOfficer, {
      wordings,
      textOf: async (recordId) => {
        const version = await asActor(ines, (tx) =>
          tx.clauseVersion.findUniqueOrThrow({ where: { recordId }, select: { text: true } }),
        );
        return version.text;
      },
    });
    await answerReviews(asStaff, asOwner, asked, shorterId);
    for (const actor of [ruth, marcus, tomas, ines]) await endActing(owner, actor);
    await owner.query("update installation set is_demo = true");
  } finally {
    await owner.end();
    await closeDatabase();
  }
}
