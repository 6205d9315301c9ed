/** What the palette leads to besides a negotiation: one's own account, and how the pages look. */
import { chooseTheme } from "@/components/ui/chooseTheme";
import { paths } from "@/lib/platform/paths";

/** Found once somebody looks for them; nobody reads through them. */
export const ownPlaces = [
  { label: "Your account", keywords: ["profile", "settings", "preferences", "sign-ins"], href: paths.account },
  { label: "Change your password", keywords: ["password", "passphrase"], href: `${paths.account}#password` },
  {
    ...{ label: "Second factor", keywords: ["2fa", "mfa", "two-factor", "passkey", "authenticator"] },
    href: paths.secondFactor(),
  },
  { label: "Tokens for programs", keywords: ["api key", "api token", "access token"], href: paths.tokens },
  { label: "Webhooks", keywords: ["notify a program", "integration", "callback"], href: paths.webhooks },
  { label: "Add a webhook", keywords: ["new webhook"], href: paths.newWebhook },
  { label: "Mail and how you are told", keywords: ["email", "notifications", "digest"], href: paths.mailSettings },
  { label: "What programs may ask", keywords: ["api", "openapi", "rest", "developers"], href: paths.api },
  {
    ...{ label: "New negotiation", keywords: ["create a negotiation", "add a negotiation", "start"] },
    href: paths.newNegotiation,
  },
];

export const ownActs = [
  { label: "Dark theme", keywords: ["dark mode", "night", "theme"], onPress: () => chooseTheme("dark") },
  { label: "Light theme", keywords: ["light mode", "day", "theme"], onPress: () => chooseTheme("light") },
  {
    ...{ label: "Theme as the system has it", keywords: ["system theme", "automatic", "appearance"] },
    onPress: () => chooseTheme("system"),
  },
];
