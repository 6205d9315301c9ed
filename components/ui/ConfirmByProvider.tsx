"use client";

import { useEffect, useRef, useState } from "react";
import { confirmsByProviderAction } from "@/lib/platform/oidc/actions";
import { confirmedChannel } from "@/lib/platform/oidc/confirmed-channel";
import { paths } from "@/lib/platform/paths";
import { buttonClasses } from "./buttonClasses";

/** Confirms by the identity provider, in a tab of its own: this one stays as it is, and goes on once it is told. */
export function ConfirmByProvider({ done }: { done: () => void }) {
  const [provider, setProvider] = useState<string | null>(null);
  const latest = useRef(done);
  useEffect(() => {
    latest.current = done;
  });
  useEffect(() => {
    let isHere = true;
    confirmsByProviderAction().then(
      (name) => isHere && setProvider(name),
      // Then it is not offered.
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, []);
  useEffect(() => {
    const channel = new BroadcastChannel(confirmedChannel);
    channel.onmessage = () => latest.current();
    return () => channel.close();
  }, []);
  if (!provider) return null;
  return (
    <div className="mt-4 grid justify-items-start gap-2 border-t border-rule pt-4">
      <a
        className={buttonClasses("secondary")}
        href={paths.provider(undefined, "confirm")}
        target="_blank"
        rel="noreferrer"
      >
        Confirm with {provider}, in a new tab
      </a>
    </div>
  );
}
