"use client";
/** How many annotators tasks need, how many tasks annotators are handed, and in which order. */
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Select, TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { Distribution, DistributionState } from "@/lib/contracts/distribution";
import type { ProjectDetail, ProjectSettings } from "@/lib/contracts/projects";
import { AdaptiveFields } from "./adaptive-fields";
import { LimitFields } from "./limit-fields";
import { OverlapPreview } from "./overlap-preview";
import { ShareFields } from "./share-fields";

const FIELDS = [
  "overlap",
  ...["percent", "overlap", "field"].map((field) => `share.${field}`),
  ...["below", "upTo", "control"].map((field) => `adaptive.${field}`),
  ...["total", "perDay"].map((field) => `limits.${field}`),
  ...["strategy", "leaseMinutes"].map((field) => `settings.${field}`),
];

/** What the numbers of a preview depend on. */
const keyOf = ({ overlap, share }: Pick<Distribution, "overlap" | "share">): string =>
  JSON.stringify({ overlap, share });

type Props = {
  project: ProjectDetail;
  state: DistributionState;
  onSaved: (state: DistributionState) => void;
};

export function DistributionTab({ project, state, onSaved }: Props) {
  const t = useT();
  const toast = useToast();
  const router = useRouter();
  const action = useAction(FIELDS);
  const counting = useAction(FIELDS);
  const [settings, setSettings] = useState(state.settings);
  const [order, setOrder] = useState(project.settings);
  const [counted, setCounted] = useState({ key: keyOf(state.settings), preview: state.preview });
  const set = (change: Partial<Distribution>) => setSettings({ ...settings, ...change });
  const params = { project: project.id };
  const { overlap, share, adaptive, limits } = settings;
  const save = () =>
    action.run(async () => {
      const saved = await call("putDistribution", { params, body: settings });
      const { strategy, leaseMinutes } = order;
      await call("patchProject", { params, body: { settings: { strategy, leaseMinutes } } });
      setCounted({ key: keyOf(saved.settings), preview: saved.preview });
      onSaved(saved);
      toast(t("app.saved"), { tone: "good" });
      router.refresh();
    });
  const preview = () =>
    counting.run(async () => {
      const told = await call("previewDistribution", { params, body: { overlap, share } });
      setCounted({ key: keyOf(settings), preview: told });
    });
  const issue = (field: string) => action.issue(field) ?? counting.issue(field);
  const most = Math.max(overlap, share?.overlap ?? 0, adaptive?.upTo ?? 0);
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-5 p-4 lg:grid-cols-[minmax(0,34rem)_minmax(16rem,24rem)]"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="flex min-w-0 flex-col gap-6">
        <Section title={t("distribution.perTask")}>
          <TextField
            className="max-w-80"
            label={t("settings.overlap")}
            hint={t("settings.overlapHint")}
            type="number"
            min={1}
            max={20}
            required
            value={overlap || ""}
            error={issue("overlap")}
            onChange={(event) => set({ overlap: Number(event.target.value) })}
          />
          <ShareFields
            {...{ project, overlap, share }}
            issue={(field) => issue(`share.${field}`)}
            onChange={(next) => set({ share: next })}
          />
          <AdaptiveFields
            {...{ project, state, overlap, adaptive }}
            issue={(field) => issue(`adaptive.${field}`)}
            onChange={(next) => set({ adaptive: next })}
          />
          {most > 1 && most > state.annotators && (
            <p className="text-warn">{t("distribution.tooFew", { count: state.annotators })}</p>
          )}
        </Section>
        <Section title={t("distribution.perAnnotator")}>
          <p className="text-muted text-xs">{t("distribution.perAnnotatorHint")}</p>
          <LimitFields
            limits={limits}
            issue={(field) => issue(`limits.${field}`)}
            onChange={(next) => set({ limits: next })}
          />
        </Section>
        <Section title={t("distribution.queue")}>
          <Order {...{ order, issue }} onChange={setOrder} />
        </Section>
        <Button type="submit" variant="primary" className="self-start" busy={action.busy}>
          {t("common.save")}
        </Button>
      </div>
      <OverlapPreview
        preview={counted.preview}
        isOld={counted.key !== keyOf(settings)}
        busy={counting.busy}
        onPreview={() => void preview()}
      />
    </form>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

type OrderProps = {
  order: ProjectSettings;
  issue: (field: string) => string | undefined;
  onChange: (order: ProjectSettings) => void;
};

function Order({ order, issue, onChange }: OrderProps) {
  const t = useT();
  return (
    <>
      <Select
        className="max-w-64"
        label={t("settings.strategy")}
        value={order.strategy}
        onChange={(event) =>
          onChange({ ...order, strategy: event.target.value as ProjectSettings["strategy"] })
        }
      >
        <option value="sequence">{t("settings.strategySequence")}</option>
        <option value="random">{t("settings.strategyRandom")}</option>
      </Select>
      <TextField
        className="max-w-64"
        label={t("settings.leaseMinutes")}
        hint={t("settings.leaseHint")}
        type="number"
        min={1}
        max={1440}
        required
        value={order.leaseMinutes || ""}
        error={issue("settings.leaseMinutes")}
        onChange={(event) => onChange({ ...order, leaseMinutes: Number(event.target.value) })}
      />
    </>
  );
}
