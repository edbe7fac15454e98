"use client";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import { showShortcut } from "@/lib/client/keyboard";
import { withLaterWords } from "@/lib/client/words/later-words";
import { ACTION_GROUPS, type Action, type ActionGroup } from "@/lib/editor/actions/action";
import { isTextControl } from "@/lib/editor/text-regions";
import { actionLabel, useLabelView } from "../label-context";
import { GROUP_NAMES } from "./group-names";

/** Every action that has a key, by group; families of arrow keys as one line. */
function HelpDialogContent({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { actions, session } = useLabelView();
  const { controls } = session.schema;
  const groups = ACTION_GROUPS.filter((group) => actions.some((action) => action.group === group));
  return (
    <Dialog open onClose={onClose} title={t("labelLater.helpTitle")} wide>
      <p className="mb-3 text-muted">
        {t("labelLater.helpText")}{" "}
        {controls.some((control) => isTextControl(control)) && t("labelLater.helpSpans")}
      </p>
      {/* Focusable, so that the arrows scroll it. */}
      <div
        tabIndex={0}
        role="group"
        aria-label={t("labelLater.helpTitle")}
        className="grid gap-x-8 gap-y-4 sm:grid-cols-2"
      >
        {groups.map((group) => (
          <section key={group}>
            <h3 className="mb-1">{t(GROUP_NAMES[group])}</h3>
            <dl>
              {linesOf(actions, group).map(([action, ids]) => (
                <HelpLine key={action.id} action={action} ids={ids} />
              ))}
              {group === "view" && (
                <div className="flex min-h-6 items-center gap-2">
                  <dt className="flex-1">{t("label.hintPan")}</dt>
                  <dd>
                    <Kbd>{t("label.keySpace")}</Kbd>
                  </dd>
                </div>
              )}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

export const HelpDialog = withLaterWords(HelpDialogContent);

function linesOf(actions: readonly Action[], group: ActionGroup): [Action, string[]][] {
  const lines = new Map<string, [Action, string[]]>();
  for (const action of actions) {
    if (action.group !== group) continue;
    const key = action.family ?? action.id;
    const line = lines.get(key);
    if (line) line[1].push(action.id);
    else lines.set(key, [action, [action.id]]);
  }
  return [...lines.values()];
}

function HelpLine({ action, ids }: { action: Action; ids: string[] }) {
  const t = useT();
  const { bindings, isMac } = useLabelView();
  const keys = ids.flatMap((id) => bindings.byAction.get(id) ?? []);
  if (keys.length === 0) return null;
  return (
    <div className="flex min-h-6 items-center gap-2">
      <dt className="min-w-0 flex-1" dir="auto">
        {actionLabel(action, t)}
      </dt>
      <dd className="flex flex-none gap-1">
        {keys.map((key, i) => (
          <Kbd key={key}>
            {showShortcut(action.family && i > 0 ? (key.split("+").at(-1) ?? key) : key, isMac)}
          </Kbd>
        ))}
      </dd>
    </div>
  );
}
