/**
 * Handles a failed request: the outbox waits where the network or the sign-in is the reason; otherwise the view shows
 * it.
 */
import type { SessionView } from "@/lib/client/session/session-view";
import { toldBy } from "@/lib/client/told";
import type { Outbox } from "./outbox";

/** @param hasTask a task is open, which stays in sight */
export function reportFailure(view: SessionView, outbox: Outbox, hasTask: boolean, error: unknown): void {
  const { phase } = view.getState();
  if (outbox.noteFailure(error)) {
    view.set({ phase: hasTask ? phase : outbox.signIn ? "loading" : "offline" });
    return;
  }
  if (hasTask) view.notifyFailure(toldBy(error));
  else view.set({ phase: "error", error: toldBy(error) });
}
