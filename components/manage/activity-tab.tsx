"use client";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { Time } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import { api } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import type { EventItem } from "@/lib/contracts/events";
import { eventName } from "./event-name";

type Page = { items: EventItem[]; nextCursor: string | null };

/** Who changed what, newest first. */
export function ActivityTab({ projectId }: { projectId: string }) {
  const t = useT();
  const { run, busy } = useAction();
  const [items, setItems] = useState<EventItem[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const load = useCallback(
    async (from: string | null) => {
      const query = new URLSearchParams({ limit: "50", ...(from !== null && { cursor: from }) });
      const page = await api.get<Page>(`/api/v1/projects/${projectId}/events?${query}`);
      setItems((before) => (from === null ? page.items : [...(before ?? []), ...page.items]));
      setCursor(page.nextCursor);
    },
    [projectId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per project; `run` is new with every render
  useEffect(() => {
    void run(() => load(null));
  }, [load]);
  if (items === null) return <p className="p-4 text-muted">{t("common.loading")}</p>;
  if (items.length === 0) return <EmptyState title={t("settings.noEvents")} />;
  return (
    <div className="overflow-x-auto">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("settings.eventWhen")}</th>
            <th scope="col">{t("settings.eventWho")}</th>
            <th scope="col">{t("settings.eventWhat")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.number}>
              <td className="whitespace-nowrap">
                <Time ms={item.at} />
              </td>
              <td dir="auto" className="min-w-44">
                {item.actorName ?? "—"}
              </td>
              <td className="w-full">
                {eventName(t, item.action)}{" "}
                <span className="text-muted text-xs">
                  {Object.entries(item.detail)
                    .map(
                      ([key, value]) => `${key}: ${Array.isArray(value) ? value.join(", ") : String(value)}`,
                    )
                    .join(" · ")}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {cursor !== null && (
        <p className="p-3">
          <Button busy={busy} onClick={() => void run(() => load(cursor))}>
            {t("settings.moreEvents")}
          </Button>
        </p>
      )}
    </div>
  );
}
