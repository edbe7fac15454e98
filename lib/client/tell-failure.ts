/** A request that failed: waited out where the network or the sign-in is the reason, told to the person otherwise. */
import type { Sender } from "./sender";
import type { SessionView } from "./session-view";
import { toldBy } from "./told";

/** @param hasTask a task is open, which stays in sight */
export function tellFailure(view: SessionView, sender: Sender, hasTask: boolean, error: unknown): void {
  const { phase } = view.getState();
  if (sender.noteFailure(error)) {
    view.set({ phase: hasTask ? phase : sender.signIn ? "loading" : "offline" });
    return;
  }
  if (hasTask) view.notifyFailure(toldBy(error));
  else view.set({ phase: "error", error: toldBy(error) });
}
