"use client";
/** Tells what keeps annotations of activity, visibility, the network and the closing of its page. */

type Listener = {
  work: { flush: () => Promise<void>; readonly atRisk: boolean };
  active: () => void;
  online: () => void;
  visibilityChanged: () => void;
  closing: () => void;
};

/** @returns stops it */
export function listen(controller: Listener): () => void {
  const events = new AbortController();
  const on = { signal: events.signal, passive: true };
  const active = () => controller.active();
  for (const type of ["pointerdown", "pointermove", "keydown", "wheel"] as const)
    window.addEventListener(type, active, on);
  window.addEventListener("online", () => controller.online(), on);
  document.addEventListener("visibilitychange", () => controller.visibilityChanged(), on);
  const hidden = ({ persisted }: PageTransitionEvent) =>
    // The browser may bring a persisted page back as it was.
    persisted ? void controller.work.flush() : controller.closing();
  window.addEventListener("pagehide", hidden, on);
  window.addEventListener(
    "beforeunload",
    (event) => {
      if (!controller.work.atRisk) return;
      // Written while the browser asks, or before the next page is there.
      void controller.work.flush();
      event.preventDefault();
    },
    { signal: events.signal },
  );
  return () => events.abort();
}
