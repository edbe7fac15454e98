"use client";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Time } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { Webhook } from "@/lib/contracts/webhooks";
import { DeliveryResult, EVENT_NAMES } from "./delivery-result";

type Props = {
  webhook: Webhook;
  busy: boolean;
  onEdit: () => void;
  onToggle: () => void;
  onTest: () => void;
  onDeliveries: () => void;
  onDelete: () => void;
};

/** One webhook: where to, about what, how the last message went, and what can be done with it. */
export function WebhookRow({ webhook, busy, ...on }: Props) {
  const t = useT();
  const { url, events, active, lastDelivery } = webhook;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 rounded-md border border-line px-3 py-2.5">
      <div className="flex min-w-60 flex-1 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="break-all font-mono text-xs">{url}</span>
          <Chip tone={active ? "good" : "warn"}>{t(active ? "integrations.on" : "integrations.paused")}</Chip>
        </p>
        <p className="text-muted">{events.map((event) => t(EVENT_NAMES[event])).join(" · ")}</p>
        <p className="flex flex-wrap items-center gap-x-1.5">
          <span className="text-muted">{t("integrations.lastDelivery")}:</span>
          {lastDelivery === null ? (
            <span className="text-muted">{t("integrations.never")}</span>
          ) : (
            <>
              <Time ms={lastDelivery.createdAt} />
              <DeliveryResult delivery={lastDelivery} />
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <Button
          size="small"
          disabled={busy}
          onClick={on.onTest}
          aria-label={`${t("integrations.sendTest")}: ${url}`}
        >
          {t("integrations.sendTest")}
        </Button>
        <Button size="small" onClick={on.onDeliveries} aria-label={`${t("integrations.deliveries")}: ${url}`}>
          {t("integrations.deliveries")}
        </Button>
        <Button size="small" onClick={on.onEdit} aria-label={`${t("common.edit")}: ${url}`}>
          {t("common.edit")}
        </Button>
        <Button
          size="small"
          disabled={busy}
          onClick={on.onToggle}
          aria-label={`${t(active ? "integrations.pause" : "integrations.resume")}: ${url}`}
        >
          {t(active ? "integrations.pause" : "integrations.resume")}
        </Button>
        <Button
          size="small"
          variant="danger"
          onClick={on.onDelete}
          aria-label={`${t("common.delete")}: ${url}`}
        >
          {t("common.delete")}
        </Button>
      </div>
    </li>
  );
}
