"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
/** The webhooks of a project, with their events and last deliveries. */
import { HelpLink } from "@/components/help/help-link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyOnce } from "@/components/ui/copy-once";
import { Icon } from "@/components/ui/icon";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { CreatedWebhook, Webhook } from "@/lib/contracts/webhooks";
import { WebhookDeliveries } from "./webhook-deliveries";
import { WebhookDialog } from "./webhook-dialog";
import { WebhookRow } from "./webhook-row";

type Open = { kind: "edit" | "pause" | "delete" | "deliveries"; webhook: Webhook } | { kind: "add" } | null;

export function WebhookList({ projectId, webhooks }: { projectId: string; webhooks: Webhook[] }) {
  const t = useT();
  const toast = useToast();
  const router = useRouter();
  const action = useAction();
  const [open, setOpen] = useState<Open>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const at = ({ id }: Webhook) => ({ params: { project: projectId, webhook: id } });
  const close = () => setOpen(null);
  const change = (work: () => Promise<unknown>) =>
    action.run(async () => {
      await work();
      close();
      router.refresh();
    });
  // The list of deliveries stays open, since the manager may be watching it for the test.
  const test = (webhook: Webhook) =>
    action.run(async () => {
      await call("testWebhook", at(webhook));
      toast(t("integrations.testSent"), { tone: "good" });
      router.refresh();
    });
  const setActive = (webhook: Webhook, active: boolean) =>
    void change(() => call("patchWebhook", { ...at(webhook), body: { active } }));
  const add = (
    <Button variant="primary" onClick={() => setOpen({ kind: "add" })}>
      <Icon name="plus" />
      {t("integrations.addWebhook")}
    </Button>
  );
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-60 max-w-3xl flex-1">
          <h2>{t("integrations.webhooks")}</h2>
          <p className="text-muted">{t("integrations.webhooksText")}</p>
        </div>
        {webhooks.length > 0 && <div className="ms-auto">{add}</div>}
      </div>
      {secret !== null && (
        <div className="flex max-w-3xl flex-col gap-1">
          <CopyOnce key={secret} label={t("integrations.secretOnce")} value={secret} />
          <p className="text-muted text-xs">{t("integrations.secretHelp")}</p>
        </div>
      )}
      {webhooks.length === 0 && (
        <EmptyState
          title={t("integrations.noWebhooks")}
          action={
            <>
              {add}
              <HelpLink to="webhooks" />
            </>
          }
        >
          {t("integrations.noWebhooksText")}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-2">
        {webhooks.map((webhook) => (
          <WebhookRow
            key={webhook.id}
            webhook={webhook}
            busy={action.busy}
            onEdit={() => setOpen({ kind: "edit", webhook })}
            onToggle={() => (webhook.active ? setOpen({ kind: "pause", webhook }) : setActive(webhook, true))}
            onTest={() => void test(webhook)}
            onDeliveries={() => setOpen({ kind: "deliveries", webhook })}
            onDelete={() => setOpen({ kind: "delete", webhook })}
          />
        ))}
      </ul>
      {(open?.kind === "add" || open?.kind === "edit") && (
        <WebhookDialog
          projectId={projectId}
          webhook={open.kind === "edit" ? open.webhook : null}
          onClose={close}
          onSaved={(saved: Webhook | CreatedWebhook) => {
            if ("secret" in saved) setSecret(saved.secret);
            close();
            router.refresh();
          }}
        />
      )}
      {open?.kind === "deliveries" && (
        <WebhookDeliveries projectId={projectId} webhook={open.webhook.id} onClose={close} />
      )}
      <ConfirmDialog
        open={open?.kind === "delete" || open?.kind === "pause"}
        title={t(open?.kind === "pause" ? "integrations.pauseTitle" : "integrations.deleteWebhook")}
        action={t(open?.kind === "pause" ? "integrations.pause" : "common.delete")}
        busy={action.busy}
        onConfirm={() => {
          if (open?.kind === "pause") setActive(open.webhook, false);
          else if (open?.kind === "delete") void change(() => call("deleteWebhook", at(open.webhook)));
        }}
        onClose={close}
      >
        <p className="break-all font-mono text-xs">{open && "webhook" in open ? open.webhook.url : ""}</p>
        <p>{t(open?.kind === "pause" ? "integrations.pauseText" : "integrations.deleteWebhookText")}</p>
      </ConfirmDialog>
    </section>
  );
}
