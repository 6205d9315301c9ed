"use client";

import { useRouter } from "next/navigation";
import { useContext, useEffect, useRef, useState } from "react";
import { FormContext } from "@/components/ui/formState";
import { Link } from "@/components/ui/Link";
import { MadeLink, ToCopy } from "@/components/ui/MadeLink";
import { Section } from "@/components/ui/Section";
import { carriedTo, carrySecret, forgetSecret } from "./carriedSecret";

const label = "The webhook’s secret";

/** In the form that makes a webhook: the way to its page. Without scripts the secret is shown here, and a link leads there. */
export function ToMadeWebhook() {
  const router = useRouter();
  const state = useContext(FormContext)?.state;
  const { link: secret, page } = state?.status === "ok" ? state : {};
  useEffect(() => {
    if (!secret || !page) return;
    carrySecret({ page, secret });
    router.push(page);
  }, [secret, page, router]);
  return (
    <>
      <MadeLink label={label} />
      {page && (
        <Link href={page} className="link w-fit py-1 max-md:py-3">
          What it sends
        </Link>
      )}
    </>
  );
}

/** On the page of the webhook that was just made: its secret, as long as this page is open. */
export function SecretShownOnce({ page }: { page: string }) {
  const [secret] = useState(() => carriedTo(page));
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    forgetSecret();
    // It is what whoever made it came for: Ctrl C takes it along.
    shown.current?.querySelector("input")?.focus();
  }, []);
  if (secret === null) return null;
  return (
    <Section title="Its secret" isSelected>
      <p className="t-small mt-1 mb-2 max-w-measure text-ink-2">
        Copy it now into the program that is told: it is not shown again. Another can be made at any time.
      </p>
      <div ref={shown}>
        <ToCopy label={label} link={secret} />
      </div>
    </Section>
  );
}
