"use client";
/**
 * Asks before unsaved work is left, whatever way leads out: closing the tab, a link of this site (which loads no new
 * page), the browser's Back and Forward, and code that asks `mayLeave` before it navigates.
 */
import { useEffect } from "react";
import { useT } from "@/lib/client/i18n";

/** One for each piece of unsaved work on the page; however many there are, one question is asked. */
const guards = new Set<{ question: string }>();

/** False when there is unsaved work and the user chose to stay. Call it before `router.push`. */
export function mayLeave(): boolean {
  const [guard] = guards;
  return guard === undefined || window.confirm(guard.question);
}

const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();

function onClick(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
  if (!(link instanceof HTMLAnchorElement) || opensElsewhere || link.target || link.download) return;
  if (mayLeave()) return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Back and Forward between pages of this site. A `popstate` comes too late to be stopped, so this needs the Navigation
 * API; browsers without it go as before. None of them lets a page hold a person who presses Back again and again.
 */
function onNavigate(event: NavigateEvent): void {
  if (event.navigationType !== "traverse" || !event.cancelable || !event.destination.sameDocument) return;
  const to = new URL(event.destination.url);
  const isSamePage = to.pathname === location.pathname && to.search === location.search;
  if (!isSamePage && !mayLeave()) event.preventDefault();
}

function watch(): void {
  window.addEventListener("beforeunload", onUnload);
  // Before the router hears of the click.
  document.addEventListener("click", onClick, { capture: true });
  if ("navigation" in window) window.navigation.addEventListener("navigate", onNavigate);
}

function unwatch(): void {
  window.removeEventListener("beforeunload", onUnload);
  document.removeEventListener("click", onClick, { capture: true });
  if ("navigation" in window) window.navigation.removeEventListener("navigate", onNavigate);
}

export function useLeaveWarning(unsaved: boolean): void {
  const t = useT();
  const question = t("app.leaveUnsaved");
  useEffect(() => {
    if (!unsaved) return;
    const guard = { question };
    if (guards.size === 0) watch();
    guards.add(guard);
    return () => {
      guards.delete(guard);
      if (guards.size === 0) unwatch();
    };
  }, [unsaved, question]);
}
