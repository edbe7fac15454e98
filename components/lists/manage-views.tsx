"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox, TextField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { SavedView } from "@/lib/contracts/saved-views";
import type { ViewsOfList } from "./views-of-list";

type Change = { name?: string; query?: string; shared?: boolean };

/** One's own views, and for managers those that are shared. */
export function ManageViews({
  projectId,
  items,
  query,
  canShare,
  onClose,
}: ViewsOfList & { onClose: () => void }) {
  const t = useT();
  const router = useRouter();
  const action = useAction(["name"]);
  const change = (work: () => Promise<unknown>) =>
    action.run(async () => {
      await work();
      router.refresh();
    });
  const at = (view: SavedView) => ({ project: projectId, view: view.id });
  const changeable = items.filter((view) => view.own || canShare);
  return (
    <Dialog open wide onClose={onClose} title={t("lists.viewsTitle")}>
      {changeable.length === 0 && <p className="text-muted">{t("lists.viewsNone")}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {changeable.map((view) => (
          <ViewRow
            key={view.id}
            view={view}
            canShare={canShare}
            busy={action.busy}
            isShown={view.query === query}
            query={query}
            error={action.issue("name")}
            onChange={(body) => void change(() => call("patchView", { params: at(view), body }))}
            onDelete={() => void change(() => call("deleteView", { params: at(view) }))}
          />
        ))}
      </ul>
    </Dialog>
  );
}

type RowProps = {
  view: SavedView;
  canShare: boolean;
  busy: boolean;
  /** The view shows what the list shows now. */
  isShown: boolean;
  query: string;
  error: string | undefined;
  onChange: (change: Change) => void;
  onDelete: () => void;
};

function ViewRow({ view, canShare, busy, isShown, query, error, onChange, onDelete }: RowProps) {
  const t = useT();
  const [name, setName] = useState(view.name);
  const isNamed = name.trim() !== "" && name.trim() !== view.name;
  return (
    <li className="flex flex-wrap items-end gap-2 py-2.5">
      <form
        className="flex min-w-0 flex-1 basis-56 items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed) onChange({ name });
        }}
      >
        <TextField
          className="min-w-0 flex-1"
          label={view.own ? t("lists.viewName") : t("lists.viewBy", { name: view.by })}
          maxLength={80}
          value={name}
          error={isNamed ? error : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        {isNamed && (
          <Button type="submit" busy={busy} aria-label={t("lists.viewRename", { name: view.name })}>
            {t("common.save")}
          </Button>
        )}
      </form>
      {!isShown && (
        <Button
          size="small"
          disabled={busy}
          aria-label={t("lists.viewUpdateNamed", { name: view.name })}
          onClick={() => onChange({ query })}
        >
          {t("lists.viewUpdate")}
        </Button>
      )}
      <Button
        size="small"
        variant="danger"
        disabled={busy}
        aria-label={t("lists.viewDelete", { name: view.name })}
        onClick={onDelete}
      >
        {t("app.remove")}
      </Button>
      {canShare && (
        <div className="basis-full">
          <Checkbox
            label={t("lists.viewShare")}
            checked={view.shared}
            disabled={busy}
            onChange={(event) => onChange({ shared: event.target.checked })}
          />
        </div>
      )}
    </li>
  );
}
