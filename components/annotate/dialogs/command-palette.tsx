"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import { showShortcut } from "@/lib/client/keyboard";
import { withLaterWords } from "@/lib/client/words/later-words";
import { ACTION_GROUPS, type Action } from "@/lib/editor/actions/action";
import { actionLabel, useLabelView } from "../label-context";
import { GROUP_NAMES } from "./group-names";

/** Every action by name; what cannot be done now is not offered. */
function CommandPaletteContent({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Base.Popup className="fixed top-[12vh] left-1/2 z-50 w-[min(560px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-surface shadow-pop">
          <Base.Title className="sr-only">{t("common.commands")}</Base.Title>
          {open && <Commands onClose={onClose} />}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export const CommandPalette = withLaterWords(CommandPaletteContent);

function Commands({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { actions, actionContext, run } = useLabelView();
  const context = actionContext(false);
  const possible = actions.filter(
    (action) => action.id !== "palette.open" && !action.family && action.isEnabled(context),
  );
  const choose = (action: Action) => {
    onClose();
    // After the dialog gave the focus back, so that an action may move it.
    setTimeout(() => run(action.id));
  };
  return (
    <Command label={t("common.commands")} loop>
      <Command.Input
        autoFocus
        placeholder={t("labelLater.paletteSearch")}
        className="min-h-11 w-full border-line border-b bg-transparent px-4 text-lg outline-none"
      />
      <Command.List className="max-h-[55dvh] overflow-auto p-1.5">
        <Command.Empty className="px-3 py-4 text-muted">{t("labelLater.paletteNothing")}</Command.Empty>
        {ACTION_GROUPS.map((group) => (
          <Command.Group
            key={group}
            heading={t(GROUP_NAMES[group])}
            className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
          >
            {possible
              .filter((action) => action.group === group)
              .map((action) => (
                <Item key={action.id} action={action} onSelect={() => choose(action)} />
              ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

function Item({ action, onSelect }: { action: Action; onSelect: () => void }) {
  const t = useT();
  const { actionContext, bindings, isMac } = useLabelView();
  const lack = action.lacks?.(actionContext(false)) ?? null;
  const shortcut = bindings.byAction.get(action.id)?.[0];
  return (
    <Command.Item
      value={`${actionLabel(action, t)} ${action.id}`}
      onSelect={onSelect}
      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2.5 data-[selected=true]:bg-accent-weak"
    >
      <span className="min-w-0 flex-1 break-words py-1 leading-snug" dir="auto">
        {actionLabel(action, t)}
        {lack !== null && <span className="block text-muted text-xs">{t(lack)}</span>}
      </span>
      {shortcut !== undefined && <Kbd>{showShortcut(shortcut, isMac)}</Kbd>}
    </Command.Item>
  );
}
