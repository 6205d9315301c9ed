import { hrefWith } from "@/components/ui/hrefWith";

/** Where a term without a quantity is given one: on its page, whose address is `termHref`. */
export const giveAxisHref = (termHref: string): string => hrefWith(termHref, { add: "axis" }, "form");
