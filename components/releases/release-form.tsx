"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import { SPLIT_METHODS } from "@/lib/split/methods";
import { SPLITS } from "@/lib/split/ratios";
import { CountsView } from "./counts-view";
import { LimitFields } from "./limit-fields";
import { MethodFields } from "./method-fields";

/** Methods that keep what earlier releases have. */
const STICKY = new Set<string>(["exact", "balanced"]);

const LABELS = ["all", "majority", "unanimous", "resolved"] as const;

/** Plan, preview, freeze. A changed plan drops the preview, so that a manager never freezes a release unseen. */
type Props = {
  projectId: string;
  /** Questions whose labels a split can be balanced by. */
  questions: readonly { id: string; name: string }[];
  onClose: () => void;
};

export function ReleaseForm({ projectId, questions, onClose }: Props) {
  const t = useT();
  const router = useRouter();
  const action = useAction([
    "name",
    "plan.seed",
    "groupField",
    "timeField",
    "splitField",
    "timeCuts.validation",
    "timeCuts.test",
    "submittedFrom",
    "submittedBefore",
  ]);
  const [name, setName] = useState("");
  const [plan, setPlan] = useState<Omit<ReleasePlan, "ratios">>({
    labels: "majority",
    minAnswers: 1,
    onlyDone: false,
    onlyAccepted: false,
    keepReleased: true,
    softLabels: false,
    keepDuplicates: true,
    seed: "1",
  });
  const [percents, setPercents] = useState({ train: 80, validation: 10, test: 10 });
  const [counts, setCounts] = useState<ReleaseCounts | null>(null);
  const whole: ReleasePlan = {
    ...plan,
    ratios: { train: percents.train / 100, validation: percents.validation / 100, test: percents.test / 100 },
  };
  const change = (part: Partial<ReleasePlan>) => {
    setPlan((before) => ({ ...before, ...part }));
    setCounts(null);
  };
  const setGroup = (field: string) => {
    const { groupField: _, ...others } = plan;
    setPlan(field ? { ...others, groupField: field } : others);
    setCounts(null);
  };
  const setMethod = (chosen: string) => {
    // What belongs to one method means nothing to another.
    const { method: _, balanceBy: _b, timeField: _t, timeCuts: _c, splitField: _s, ...others } = plan;
    const method = SPLIT_METHODS.find((one) => one === chosen);
    setPlan(method ? { ...others, method } : others);
    setCounts(null);
  };
  // A column decides what each part gets.
  const asksShares = plan.method !== "column";
  const sum = percents.train + percents.validation + percents.test;
  const params = { project: projectId };
  const unfit = counts ? "releases.nothingFits" : "releases.previewFirst";
  const hint = !counts?.tasks ? t(unfit) : name.trim() === "" ? t("releases.nameFirst") : null;
  const preview = () =>
    action.run(async () => setCounts(await call("previewRelease", { params, body: whole })));
  const freeze = () =>
    action.run(async () => {
      const release = await call("createRelease", { params, body: { name, plan: whole } });
      router.push(`/projects/${projectId}/releases/${release.id}`);
    });
  return (
    <Card>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void preview();
        }}
      >
        <h2>{t("releases.new")}</h2>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <TextField
            label={t("releases.name")}
            maxLength={100}
            value={name}
            error={action.issue("name")}
            onChange={(event) => setName(event.target.value)}
          />
          <Select
            label={t("releases.labels")}
            value={plan.labels}
            onChange={(event) => change({ labels: event.target.value as ReleasePlan["labels"] })}
          >
            {LABELS.map((one) => (
              <option key={one} value={one}>
                {t(`releases.labels_${one}`)}
              </option>
            ))}
          </Select>
          <TextField
            label={t("releases.minAnswers")}
            type="number"
            min={1}
            max={20}
            required
            value={plan.minAnswers || ""}
            onChange={(event) => change({ minAnswers: Number(event.target.value) })}
          />
          <TextField
            label={t("releases.seed")}
            hint={t("releases.seedHint")}
            required
            value={plan.seed}
            error={action.issue("plan.seed")}
            onChange={(event) => change({ seed: event.target.value })}
          />
          <Select
            label={t("releases.method")}
            hint={t(plan.method ? `releases.methodHint_${plan.method}` : "releases.methodHint")}
            value={plan.method ?? "auto"}
            onChange={(event) => setMethod(event.target.value)}
          >
            {(["auto", ...SPLIT_METHODS] as const).map((one) => (
              <option key={one} value={one}>
                {t(`releases.method_${one}`)}
              </option>
            ))}
          </Select>
          <MethodFields {...{ plan, questions, change }} issue={action.issue} />
          {asksShares &&
            SPLITS.map((split) => (
              <TextField
                key={split}
                label={`${t(`releases.${split}`)}, %`}
                type="number"
                min={0}
                max={100}
                required
                value={percents[split]}
                onChange={(event) => {
                  setPercents({ ...percents, [split]: Number(event.target.value) });
                  setCounts(null);
                }}
              />
            ))}
          <TextField
            label={t("releases.groupField")}
            hint={t("releases.groupHint")}
            value={plan.groupField ?? ""}
            error={action.issue("groupField")}
            onChange={(event) => setGroup(event.target.value)}
          />
        </div>
        {sum !== 100 && (
          <p role="alert" className="text-bad">
            {t("releases.ratiosSum", { sum })}
          </p>
        )}
        {plan.labels !== "resolved" && <LimitFields plan={plan} issue={action.issue} change={change} />}
        <Checkbox
          label={t("releases.onlyDone")}
          checked={plan.onlyDone}
          onChange={(event) => change({ onlyDone: event.target.checked })}
        />
        <Checkbox
          label={t("releases.onlyAccepted")}
          checked={plan.onlyAccepted}
          onChange={(event) => change({ onlyAccepted: event.target.checked })}
        />
        {plan.labels !== "all" && (
          <Checkbox
            label={t("releases.softLabels")}
            checked={plan.softLabels}
            onChange={(event) => change({ softLabels: event.target.checked })}
          />
        )}
        {(plan.method === undefined || STICKY.has(plan.method)) && (
          <Checkbox
            label={t("releases.keepReleased")}
            checked={plan.keepReleased}
            onChange={(event) => change({ keepReleased: event.target.checked })}
          />
        )}
        <Checkbox
          label={t("releases.keepDuplicates")}
          checked={plan.keepDuplicates}
          onChange={(event) => change({ keepDuplicates: event.target.checked })}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" busy={action.busy} disabled={sum !== 100}>
            {t("releases.preview")}
          </Button>
          <Button
            variant="primary"
            disabled={counts === null || counts.tasks === 0 || name.trim() === "" || action.busy}
            onClick={() => void freeze()}
          >
            {t("releases.freeze")}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <span className="self-center text-muted">{hint}</span>
        </div>
        {counts && <CountsView counts={counts} />}
      </form>
    </Card>
  );
}
