/** Whether every line of a page fits: nothing is cut off, and nothing stands beside the page. */
import type { Page } from "@playwright/test";
import { expect } from "./browser";

/** Elements that hold words of the interface. */
const WORDS = "a,button,label,legend,summary,h1,h2,h3,p,th,td,dt,dd,li,option,[role=tab],[role=status]";

/** Runs in the page. @returns what is cut off or stands outside, in words */
function misfits(selector: string): string[] {
  const width = document.documentElement.clientWidth;
  const said = (element: Element) =>
    `<${element.localName}> ${(element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 60)}`;
  const isScrolled = (element: Element): boolean => {
    for (let one = element.parentElement; one && one !== document.body; one = one.parentElement)
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX)) return true;
    return false;
  };
  const found: string[] = [];
  if (document.documentElement.scrollWidth > width)
    found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    const { left, right, height, width: own } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (height === 0 || own <= 1 || !element.checkVisibility({ visibilityProperty: true })) continue;
    if ((right > width + 1 || left < -1) && !isScrolled(element)) found.push(`outside: ${said(element)}`);
    // An ellipsis or a number of lines says that there is more.
    const isCutOnPurpose = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
    const isCut = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (isCut && !isCutOnPurpose) found.push(`cut off: ${said(element)}`);
  }
  return found;
}

export async function expectFits(page: Page, view: string): Promise<void> {
  await expect(page.getByRole("main")).toBeVisible();
  await expect.poll(() => page.evaluate(misfits, WORDS), { message: view }).toEqual([]);
}
