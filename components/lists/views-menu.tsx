"use client";
/** The saved views of a list: opened, saved and managed. */
import { Menu } from "@base-ui/react/menu";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { ManageViews } from "./manage-views";
import { SaveView } from "./save-view";
import type { ViewsOfList } from "./views-of-list";

type Props = ViewsOfList & { hrefOf: (query: string) => string };

const ITEM =
  "flex min-h-7 cursor-pointer items-center gap-2 rounded-md px-2.5 outline-none data-[highlighted]:bg-surface-2";

export function ViewsMenu({ hrefOf, ...views }: Props) {
  const t = useT();
  const router = useRouter();
  const { items, query } = views;
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  const active = items.find((view) => view.query === query);
  const open = (wanted: string) => router.push(hrefOf(wanted));
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={buttonClass("secondary")}>
          <Icon name="menu" size={14} />
          <span className="max-w-40 truncate">{active?.name ?? t("lists.views")}</span>
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={6} className="z-50">
            <Menu.Popup className="max-h-[70dvh] min-w-56 max-w-[min(360px,calc(100vw-24px))] overflow-auto rounded-lg border border-line bg-surface p-1.5 shadow-pop outline-none">
              <Menu.Item className={ITEM} onClick={() => open("")}>
                <span className="w-4" />
                {t("lists.viewAll")}
              </Menu.Item>
              {items.length === 0 && (
                <p className="max-w-64 px-2.5 py-1.5 text-muted text-xs">{t("lists.viewsNone")}</p>
              )}
              {items.map((view) => (
                <Menu.Item key={view.id} className={ITEM} onClick={() => open(view.query)}>
                  <span className="w-4 flex-none">{view === active && <Icon name="check" size={14} />}</span>
                  <span className="min-w-0">
                    <span className="block truncate" dir="auto">
                      {view.name}
                    </span>
                    {view.shared && (
                      <span className="block text-muted text-xs">
                        {view.own ? t("lists.viewShared") : t("lists.viewBy", { name: view.by })}
                      </span>
                    )}
                  </span>
                </Menu.Item>
              ))}
              <div className="my-1 border-line border-t" />
              <Menu.Item className={ITEM} onClick={() => setDialog("save")}>
                <Icon name="plus" size={14} /> {t("lists.viewSave")}…
              </Menu.Item>
              {items.length > 0 && (
                <Menu.Item className={ITEM} onClick={() => setDialog("manage")}>
                  <span className="w-4" /> {t("lists.viewManage")}…
                </Menu.Item>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {dialog === "save" && <SaveView {...views} onClose={() => setDialog(null)} />}
      {dialog === "manage" && <ManageViews {...views} onClose={() => setDialog(null)} />}
    </>
  );
}
