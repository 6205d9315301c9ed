/** Who may run each command: the other half of those in matrix-roles-1. */
import { tryRoles } from "@/e2e/matrix/try-roles";

tryRoles((place) => place % 2 === 1);
