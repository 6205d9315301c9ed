/** Where a form stands open on the pages of reviews, and under what it is kept; a past view has none. */
import { hrefWith } from "@/components/ui/hrefWith";
import { paths } from "@/lib/platform/paths";

/** The form that asks for a review: of a term's wording, or with null of what is chosen in it. */
export function askReviewHref(slug: string, termId: string | null): string {
  return hrefWith(paths.reviews(slug), { add: "review", term: termId }, "form");
}

/** The same, of a kept brief. */
export function askBriefReviewHref(slug: string, briefId: string): string {
  return hrefWith(paths.reviews(slug), { add: "review", brief: briefId }, "form");
}

/** The form that changes whom a review asks. */
export function changeReviewHref(slug: string, reviewId: string): string {
  return hrefWith(paths.review(slug, reviewId), { act: "review" }, "form");
}

/** Under which the browser keeps an answer that was not sent: whatever is asked by now, and while nothing is. */
export function answerKept(reviewId: string): string {
  return `answer ${reviewId}`;
}
