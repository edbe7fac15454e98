/** How close lines of texts and labels may lie in the label view. */
export const DENSITIES = ["compact", "normal", "wide"] as const;
export type Density = (typeof DENSITIES)[number];
