/** The people of the demo: one per role, and one who is a member of nothing. */

export const demoPassword = "parley-demo";

export const demoPeople = [
  { address: "owner", name: "Ruth Adeyemi", role: "owner", does: "runs the team and decides who sees what" },
  { address: "manager", name: "Marcus Okafor", role: "manager", does: "reads where every term stands" },
  { address: "officer", name: "Tomas Lind", role: "recorder", does: "logs the sessions while they run" },
  { address: "staff", name: "Ines Marchetti", role: "commenter", does: "argues about the wording in the margin" },
  { address: "reader", name: "Karim Haidari", role: "reader", does: "reads" },
  { address: "outsider", name: "Noor Rahimi", role: null, does: "is a member of nothing, and sees nothing" },
] as const;

export function demoEmail(address: (typeof demoPeople)[number]["address"]): string {
  return `${address}@parley.example`;
}
