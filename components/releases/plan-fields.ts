/** What the parts of the form that makes a release share. */
import type { ReleasePlan } from "@/lib/contracts/releases";

/** The shares of the parts stand apart, in percent. */
export type PlanDraft = Omit<ReleasePlan, "ratios">;

export type PlanFieldsProps = {
  plan: PlanDraft;
  issue: (path: string) => string | undefined;
  change: (part: Partial<PlanDraft>) => void;
};

export type Person = { id: string; name: string };

/** A share as percent in a field; empty for none. */
export const percentOf = (share: number | undefined): number | "" =>
  share === undefined ? "" : Math.round(share * 1000) / 10;

/** Undefined for an empty field. */
export const shareOf = (percent: string): number | undefined =>
  percent === "" ? undefined : Number(percent) / 100;

/** Without members that were emptied, since they mean something else than none. */
export const tidied = <T extends object>(value: T): T | undefined => {
  const kept = Object.entries(value).filter(([, part]) => part !== undefined && part !== "");
  return kept.length > 0 ? (Object.fromEntries(kept) as T) : undefined;
};
