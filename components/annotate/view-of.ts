/** Puts together what the parts around an open editor share, for labeling and for a reviewer's correction alike. */
import { bindKeys, keyPreferences } from "@/lib/client/keyboard";
import { colorRepeats, labelColors } from "@/lib/labels/color";
import type { LabelViewContext } from "./label-context";

type Given = Pick<
  LabelViewContext,
  "session" | "projectSync" | "renderedGuideline" | "actions" | "actionContext" | "announce"
>;

export function viewOf(given: Given): LabelViewContext {
  const { session, actions, actionContext } = given;
  const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
  const colors = labelColors(session.schema);
  return {
    ...given,
    isMac,
    bindings: bindKeys(actions, keyPreferences(session.preferences), isMac),
    colors,
    repeats: colorRepeats(colors),
    run: (id) => {
      const context = actionContext(false);
      const action = actions.find((item) => item.id === id);
      if (action?.isEnabled(context)) action.run(context);
    },
  };
}
