"use client";

/**
 * What a form asks or shows after an answer that few ever get: somebody else was quicker, or it is too long ago that its
 * writer showed who they are. It comes with that answer. Where it cannot be had the form stays, with what was typed in it.
 */
import dynamic from "next/dynamic";

const notLoaded = () => NotLoaded;

export const StandingView = dynamic(() => import("./StandingView").then((file) => file.StandingView, notLoaded));
export const ConfirmAgain = dynamic(() => import("./ConfirmAgain").then((file) => file.ConfirmAgain, notLoaded));

function NotLoaded() {
  return (
    <p role="alert" className="t-ui text-st-contested">
      What is to be answered here could not be loaded. What you typed is still there: copy it, and load this page anew.
    </p>
  );
}
