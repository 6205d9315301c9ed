import { redirect } from "next/navigation";
import { paths } from "@/lib/platform/paths";

export default function Home(): never {
  redirect(paths.home);
}
