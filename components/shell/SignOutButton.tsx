import { Button } from "@/components/ui/Button";
import { signOutAction } from "@/lib/platform/sign-in-actions";

export function SignOutButton() {
  return (
    <form action={signOutAction}>
      <Button variant="quiet" type="submit">
        Sign out
      </Button>
    </form>
  );
}
