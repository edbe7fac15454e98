"use client";
/** Label colours a canvas understands: CSS variables resolved, again whenever the theme changes. */
import { useMemo, useSyncExternalStore } from "react";
import { PALETTE_SLOTS } from "@/lib/labels/color";
import { objectSlot } from "./object-key";

function subscribeTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  return () => observer.disconnect();
}
const theme = () => document.documentElement.dataset.theme ?? "light";

export function useCanvasColors(colors: Map<string, string>) {
  const current = useSyncExternalStore(subscribeTheme, theme, () => "light");
  return useMemo(() => {
    // The theme is the reason to read the styles again, not a value used here.
    void current;
    const styles = getComputedStyle(document.documentElement);
    const resolve = (color: string) => {
      const name = /^var\((--[\w-]+)\)$/.exec(color)?.[1];
      return name === undefined ? color : styles.getPropertyValue(name).trim() || "#56606b";
    };
    const resolved = new Map([...colors].map(([key, color]) => [key, resolve(color)]));
    const fallback = resolve("var(--l8)");
    const palette = PALETTE_SLOTS.map((slot) => resolve(`var(--${slot})`));
    return (control: string, label: string | undefined) =>
      palette[objectSlot(label ?? "") ?? -1] ?? resolved.get(`${control}/${label ?? ""}`) ?? fallback;
  }, [colors, current]);
}
