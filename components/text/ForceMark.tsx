/** Words that changed in force, in their place: a ground under them, and the number that the strip of changes gives them. */
import type { ReactNode } from "react";

type Props = {
  name: string;
  /** By their places in the list, the changes whose words begin here and those whose words end here. */
  starts: readonly number[];
  ends: readonly number[];
  /** Within a link, which can hold no other. */
  isInLink: boolean;
  children: ReactNode;
};

export function ForceMark({ name, starts, ends, isInLink, children }: Props) {
  return (
    <>
      {starts.map((change) => (
        <span key={change} id={forceId(name, change)} className="scroll-mt-24" />
      ))}
      <mark className="rounded-bar bg-paper-2 text-inherit outline-1 outline-rule [:target+&]:bg-accent-tint [:target+&]:outline-2 [:target+&]:outline-accent">
        {children}
      </mark>
      {ends.map((change) =>
        isInLink ? (
          <sup key={change} className={number}>
            {change + 1}
          </sup>
        ) : (
          <sup key={change} className={number}>
            <a
              href={`#${forceLineId(name, change)}`}
              aria-label={`Change ${change + 1} in force`}
              className="px-0.5 text-accent hover:underline"
            >
              {change + 1}
            </a>
          </sup>
        ),
      )}
    </>
  );
}

const number = "t-micro top-0 inline-block align-[0.6em] leading-0 no-underline";

export const forceId = (name: string, change: number) => `${name}-${change + 1}`;
export const forceLineId = (name: string, change: number) => `${name}-line-${change + 1}`;
