"use client";
/** How gold tasks are handed out, and what follows from the answers to them. */
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox, TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { GoldSettings, GoldState } from "@/lib/contracts/gold";

const percentOf = (share: number): number => Math.round(share * 1000) / 10;

export function GoldTab({ projectId, state }: { projectId: string; state: GoldState }) {
  const t = useT();
  const router = useRouter();
  const toast = useToast();
  const action = useAction(["rate", "onboarding", "pauseBelow", "pauseAfter"]);
  const [settings, setSettings] = useState(state.settings);
  const set = (change: Partial<GoldSettings>) => setSettings({ ...settings, ...change });
  const save = () =>
    action.run(async () => {
      await call("putGoldSettings", { params: { project: projectId }, body: settings });
      toast(t("app.saved"), { tone: "good" });
      router.refresh();
    });
  const isOn = settings.rate > 0 || settings.onboarding > 0;
  return (
    <form
      className="flex max-w-lg flex-col gap-3 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="max-w-prose text-muted">{t("gold.text")}</p>
      <p>
        <Link href={`/projects/${projectId}/tasks?gold=true`} className="text-accent hover:underline">
          {t("gold.tasks", { count: state.tasks })}
        </Link>
        {state.unfit > 0 && <span className="text-bad"> · {t("gold.unfit", { count: state.unfit })}</span>}
      </p>
      <TextField
        label={t("gold.rate")}
        hint={t("gold.rateHint")}
        type="number"
        min={0}
        max={50}
        step={0.1}
        required
        value={percentOf(settings.rate)}
        error={action.issue("rate")}
        onChange={(event) => set({ rate: Number(event.target.value) / 100 })}
      />
      <TextField
        label={t("gold.onboarding")}
        hint={t("gold.onboardingHint")}
        type="number"
        min={0}
        max={200}
        required
        value={settings.onboarding}
        error={action.issue("onboarding")}
        onChange={(event) => set({ onboarding: Number(event.target.value) })}
      />
      {isOn && <p className="max-w-prose text-muted">{t("gold.orderNote")}</p>}
      <Checkbox
        label={t("gold.training")}
        hint={t("gold.trainingHint")}
        checked={settings.training}
        onChange={(event) => set({ training: event.target.checked })}
      />
      <Checkbox
        label={t("gold.pause")}
        hint={t("gold.pauseHint")}
        checked={settings.pauseBelow !== null}
        onChange={(event) => set({ pauseBelow: event.target.checked ? 0.7 : null })}
      />
      {settings.pauseBelow !== null && (
        <div className="flex flex-wrap gap-3 ps-6">
          <TextField
            label={t("gold.pauseBelow")}
            type="number"
            min={0}
            max={100}
            step={0.1}
            required
            value={percentOf(settings.pauseBelow)}
            error={action.issue("pauseBelow")}
            onChange={(event) => set({ pauseBelow: Number(event.target.value) / 100 })}
          />
          <TextField
            label={t("gold.pauseAfter")}
            type="number"
            min={5}
            max={1000}
            required
            value={settings.pauseAfter}
            error={action.issue("pauseAfter")}
            onChange={(event) => set({ pauseAfter: Number(event.target.value) })}
          />
        </div>
      )}
      {state.paused.length > 0 && (
        <p>
          <Link href={`/projects/${projectId}/quality/annotators`} className="text-accent hover:underline">
            {t("gold.paused", { names: state.paused.map(({ name }) => name).join(", ") })}
          </Link>
        </p>
      )}
      <Button type="submit" variant="primary" className="self-start" busy={action.busy}>
        {t("common.save")}
      </Button>
    </form>
  );
}
