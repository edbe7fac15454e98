import type { Loss, Losses } from "@/lib/formats/writer";

export type Lose = (what: Loss, count: number) => void;

/** Sums up what an item loses; what is lost no times is left out. */
export function lossCounter(): { losses: Losses; lose: Lose } {
  const losses: Losses = {};
  const lose: Lose = (what, count) => {
    if (count > 0) losses[what] = (losses[what] ?? 0) + count;
  };
  return { losses, lose };
}
