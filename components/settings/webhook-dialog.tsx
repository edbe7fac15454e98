"use client";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox, TextField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import {
  type CreatedWebhook,
  WEBHOOK_EVENTS,
  type Webhook,
  type WebhookEvent,
} from "@/lib/contracts/webhooks";
import { EVENT_NAMES } from "./delivery-result";

type Props = {
  projectId: string;
  /** The one to change; null for a new one. */
  webhook: Webhook | null;
  onClose: () => void;
  onSaved: (saved: Webhook | CreatedWebhook) => void;
};

export function WebhookDialog({ projectId, webhook, onClose, onSaved }: Props) {
  const t = useT();
  const form = useId();
  const action = useAction(["url", "events"]);
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [events, setEvents] = useState<readonly WebhookEvent[]>(webhook?.events ?? []);
  const save = () =>
    action.run(async () => {
      const params = { project: projectId };
      const body = { url, events: [...events] };
      onSaved(
        webhook
          ? await call("patchWebhook", { params: { ...params, webhook: webhook.id }, body })
          : await call("createWebhook", { params, body }),
      );
    });
  const problem = action.issue("events");
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(webhook ? "integrations.editWebhook" : "integrations.addWebhook")}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={action.busy}>
            {t(webhook ? "common.save" : "common.add")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t("integrations.url")}
          hint={t("integrations.urlHint")}
          placeholder="https://"
          inputMode="url"
          dir="ltr"
          required
          value={url}
          error={action.issue("url")}
          onChange={(event) => setUrl(event.target.value)}
        />
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1 font-semibold text-sm">{t("integrations.events")}</legend>
          {WEBHOOK_EVENTS.map((event) => (
            <Checkbox
              key={event}
              label={t(EVENT_NAMES[event])}
              hint={<code className="font-mono">{event}</code>}
              checked={events.includes(event)}
              onChange={({ target }) =>
                setEvents(target.checked ? [...events, event] : events.filter((one) => one !== event))
              }
            />
          ))}
          {problem !== undefined && (
            <p role="alert" className="text-bad text-xs">
              {problem}
            </p>
          )}
        </fieldset>
      </form>
    </Dialog>
  );
}
