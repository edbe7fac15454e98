"use client";
/** What was sent to a webhook lately, newest first. */
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Time, useFormat } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { Delivery } from "@/lib/contracts/webhooks";
import { DeliveryResult, EVENT_NAMES } from "./delivery-result";

const SHOWN = 25;

type Props = { projectId: string; webhook: string; onClose: () => void };

/** @param props.webhook its id */
export function WebhookDeliveries({ projectId, webhook, onClose }: Props) {
  const t = useT();
  const { run, busy } = useAction();
  const [items, setItems] = useState<Delivery[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const load = useCallback(
    async (from: string | null) => {
      const query = { limit: SHOWN, cursor: from ?? undefined };
      const page = await call("listDeliveries", { params: { project: projectId, webhook }, query });
      setItems((before) => (from === null ? page.items : [...(before ?? []), ...page.items]));
      setCursor(page.nextCursor);
    },
    [projectId, webhook],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per webhook; `run` is new with every render
  useEffect(() => {
    void run(() => load(null));
  }, [load]);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t("integrations.deliveries")}
      footer={
        <>
          {cursor !== null && (
            <Button busy={busy} onClick={() => void run(() => load(cursor))}>
              {t("integrations.moreDeliveries")}
            </Button>
          )}
          <Button busy={busy} onClick={() => void run(() => load(null))}>
            {t("integrations.refresh")}
          </Button>
        </>
      }
    >
      {items === null && <p className="text-muted">{t("common.loading")}</p>}
      {items?.length === 0 && <p className="text-muted">{t("integrations.noDeliveries")}</p>}
      {items !== null && items.length > 0 && <DeliveryLines items={items} />}
    </Dialog>
  );
}

/** Lines instead of a table, so that they fit a phone. */
function DeliveryLines({ items }: { items: Delivery[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <ul className="divide-y divide-line">
      {items.map((delivery) => (
        <li key={delivery.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
          <span className="w-44">
            <Time ms={delivery.createdAt} />
          </span>
          <span className="min-w-40 flex-1">{t(EVENT_NAMES[delivery.event])}</span>
          <span className="flex min-w-60 flex-1 flex-wrap items-center gap-x-2">
            <DeliveryResult delivery={delivery} />
            {delivery.attempts > 1 && (
              <span className="text-muted">
                {t("integrations.attempts")}: {format.number(delivery.attempts)}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
