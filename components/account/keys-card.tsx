"use client";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useIsClient } from "@/components/ui/format";
import { Kbd } from "@/components/ui/kbd";
import { Scroll } from "@/components/ui/scroll";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { bindKeys, keyPreferences, shortcutsOf, showShortcut } from "@/lib/client/keyboard";
import type { Me } from "@/lib/contracts/people";
import type { Action } from "@/lib/editor/actions/action";
import { FIXED_ACTIONS } from "@/lib/editor/actions/all-actions";

/** Keys that no action may have: they move the focus, close dialogs, or only modify and compose other keys. */
const KEPT = new Set(["Tab", "Escape", "Shift", "Control", "Alt", "Meta", "CapsLock", "Dead", "Process"]);

/** Actions of a family (the arrow keys) share their keys, so a user cannot change one of them alone. */
const CHANGEABLE = FIXED_ACTIONS.filter(({ family }) => family === undefined);

/** The user's own keys in the label view. Keys of labels belong to the label schema and are the same for all annotators. */
export function KeysCard({ me }: { me: Me }) {
  const t = useT();
  const router = useRouter();
  const action = useAction();
  const isClient = useIsClient();
  const [waiting, setWaiting] = useState<string | null>(null);
  const isMac = isClient && /Mac|iP(hone|ad)/.test(navigator.platform);
  const own = me.preferences.keys ?? {};
  const { byAction } = bindKeys(
    FIXED_ACTIONS,
    keyPreferences({ ...me.preferences, singleKeys: true }),
    isMac,
  );
  const save = (keys: Record<string, string>) =>
    action.run(async () => {
      setWaiting(null);
      await call("patchMe", { body: { preferences: { ...me.preferences, keys } } });
      router.refresh();
    });
  const reset = (id: string) => save(Object.fromEntries(Object.entries(own).filter(([key]) => key !== id)));
  const press = (id: string, event: KeyboardEvent) => {
    if (waiting !== id) return;
    if (event.key === "Escape") return setWaiting(null);
    if (KEPT.has(event.key)) return;
    event.preventDefault();
    const [shortcut] = shortcutsOf(event.nativeEvent);
    if (shortcut !== undefined) void save({ ...own, [id]: shortcut });
  };
  return (
    <Card>
      <details>
        <summary className="font-semibold text-base">{t("account.keys")}</summary>
        <p className="my-2 text-muted">{t("account.keysHint")}</p>
        <Scroll label={t("account.keys")}>
          <table className="table">
            <tbody>
              {CHANGEABLE.map((one) => (
                <tr key={one.id}>
                  <th scope="row" className="font-normal">
                    {nameOf(one, t)}
                  </th>
                  <td>
                    <span className="flex flex-wrap gap-1">
                      {(byAction.get(one.id) ?? []).map((shortcut) => (
                        <Kbd key={shortcut}>{showShortcut(shortcut, isMac)}</Kbd>
                      ))}
                      {!byAction.has(one.id) && <span className="text-muted">{t("account.keyNone")}</span>}
                    </span>
                  </td>
                  <td className="text-end whitespace-nowrap">
                    <Button
                      size="small"
                      variant={waiting === one.id ? "primary" : "secondary"}
                      disabled={action.busy}
                      aria-label={`${t("account.keyChange")}: ${nameOf(one, t)}`}
                      onClick={() => setWaiting(waiting === one.id ? null : one.id)}
                      onBlur={() => setWaiting(null)}
                      onKeyDown={(event) => press(one.id, event)}
                    >
                      {t(waiting === one.id ? "account.keyPress" : "account.keyChange")}
                    </Button>{" "}
                    <Button
                      size="small"
                      variant="quiet"
                      disabled={action.busy || own[one.id] === undefined}
                      aria-label={`${t("account.keyDefault")}: ${nameOf(one, t)}`}
                      onClick={() => void reset(one.id)}
                    >
                      {t("account.keyDefault")}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        <p role="status" className="sr-only">
          {waiting !== null && t("account.keyPress")}
        </p>
      </details>
    </Card>
  );
}

const nameOf = ({ label }: Action, t: ReturnType<typeof useT>): string =>
  "key" in label ? t(label.key) : label.text;
