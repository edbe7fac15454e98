/** A request that failed: waited out where the network or the sign-in is the reason, told to the person otherwise. */
import type { SessionView } from "@/lib/client/session/session-view";
import { toldBy } from "@/lib/client/told";
import type { Outbox } from "./outbox";

/** @param hasTask a task is open, which stays in sight */
export function reportFailure(view: SessionView, sender: Outbox, hasTask: boolean, error: unknown): void {
  const { phase } = view.getState();
  if (sender.noteFailure(error)) {
    view.set({ phase: hasTask ? phase : sender.signIn ? "loading" : "offline" });
    return;
  }
  if (hasTask) view.notifyFailure(toldBy(error));
  else view.set({ phase: "error", error: toldBy(error) });
}
