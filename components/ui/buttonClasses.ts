/** How buttons look, for them and for the rare element that must look like one without being one of them. */
import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

const base =
  "t-ui-strong inline-flex min-h-8 items-center justify-center gap-2 rounded-control px-3 py-1 text-center " +
  "transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-progress aria-disabled:opacity-60 max-md:min-h-11";

const variants: Record<ButtonVariant, string> = {
  primary:
    "bg-accent text-on-accent hover:bg-[color-mix(in_srgb,var(--accent)_86%,var(--ink))] active:bg-[color-mix(in_srgb,var(--accent)_74%,var(--ink))]",
  secondary: "inset-ring inset-ring-rule-2 text-accent hover:bg-paper-3/60 active:bg-paper-3",
  quiet: "font-normal text-accent hover:bg-paper-3/60 active:bg-paper-3",
  danger:
    "bg-against-2 text-paper hover:bg-[color-mix(in_srgb,var(--against-2)_86%,var(--ink))] active:bg-[color-mix(in_srgb,var(--against-2)_74%,var(--ink))]",
};

export function buttonClasses(variant: ButtonVariant, className?: string): string {
  return cx(base, variants[variant], className);
}
