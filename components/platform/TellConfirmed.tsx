"use client";

import { useEffect } from "react";
import { confirmedChannel } from "@/lib/platform/oidc/confirmed-channel";

/** Tells the tab that waits for it that its reader has confirmed who they are. */
export function TellConfirmed() {
  useEffect(() => {
    const channel = new BroadcastChannel(confirmedChannel);
    channel.postMessage(null);
    channel.close();
  }, []);
  return null;
}
