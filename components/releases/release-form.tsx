"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/field";
import { useFormat } from "@/components/ui/format";
import { Progress } from "@/components/ui/progress";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import { LabelFields } from "./label-fields";
import { LimitFields } from "./limit-fields";
import type { Person, PlanDraft } from "./plan-fields";
import { PolicyFields } from "./policy-fields";
import { type KeptPreview, PreviewView } from "./preview-view";
import { type Percents, SplitFields } from "./split-fields";
import { usePreview } from "./use-preview";

type Props = {
  projectId: string;
  /** Questions whose labels a split can be balanced by. */
  questions: readonly { id: string; name: string }[];
  /** Members, whose answers a release can be limited to. */
  people: readonly Person[];
  onClose: () => void;
};

/** Plan, preview, freeze. A changed plan drops the preview, so that a manager never freezes a release unseen. */
export function ReleaseForm({ projectId, questions, people, onClose }: Props) {
  const t = useT();
  const router = useRouter();
  const format = useFormat();
  const action = useAction([
    "name",
    "plan.seed",
    "groupField",
    "balanceBy.field",
    "timeField",
    "splitField",
    "timeCuts.validation",
    "timeCuts.test",
    "submittedFrom",
    "submittedBefore",
  ]);
  const [name, setName] = useState("");
  const [notes, setNotes] = useState("");
  const [plan, setPlan] = useState<PlanDraft>({
    labels: "majority",
    minAnswers: 1,
    onlyDone: false,
    onlyAccepted: false,
    onlyLabeled: false,
    keepReleased: true,
    softLabels: false,
    keepDuplicates: true,
    seed: "1",
  });
  const [percents, setPercents] = useState<Percents>({ train: 80, validation: 10, test: 10 });
  const [counts, setCounts] = useState<ReleaseCounts | null>(null);
  const [kept, setKept] = useState<KeptPreview | null>(null);
  const whole: ReleasePlan = {
    ...plan,
    ratios: { train: percents.train / 100, validation: percents.validation / 100, test: percents.test / 100 },
  };
  const change = (part: Partial<PlanDraft>) => {
    setPlan((before) => ({ ...before, ...part }));
    setCounts(null);
  };
  const sum = percents.train + percents.validation + percents.test;
  const params = { project: projectId };
  const unfit = counts ? "releases.nothingFits" : "releases.previewFirst";
  const hint = !counts?.tasks ? t(unfit) : name.trim() === "" ? t("releases.nameFirst") : null;
  const { progress, run: preview, cancel } = usePreview(projectId, whole, action.run, setCounts);
  const freeze = () =>
    action.run(async () => {
      const body = { name, plan: whole, ...(notes.trim() !== "" && { notes }) };
      const release = await call("createRelease", { params, body });
      router.push(`/projects/${projectId}/releases/${release.id}`);
    });
  const fields = { plan, issue: action.issue, change };
  return (
    <Card>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void preview();
        }}
      >
        <h2>{t("releases.new")}</h2>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t("releases.name")}
            maxLength={100}
            value={name}
            error={action.issue("name")}
            onChange={({ target }) => setName(target.value)}
          />
          <TextField
            label={t("releases.notes")}
            hint={t("releases.notesHint")}
            maxLength={2000}
            value={notes}
            onChange={({ target }) => setNotes(target.value)}
          />
        </div>
        <Part title={t("releases.partLabels")}>
          <LabelFields {...fields} />
        </Part>
        <Part title={t("releases.partTasks")}>
          <LimitFields {...fields} people={people} />
        </Part>
        <Part title={t("releases.partSplit")}>
          <SplitFields
            {...fields}
            questions={questions}
            percents={percents}
            onPercents={(next) => {
              setPercents(next);
              setCounts(null);
            }}
          />
          <details>
            <summary className="min-h-6 cursor-pointer font-semibold">{t("releases.partRules")}</summary>
            <PolicyFields {...fields} />
          </details>
        </Part>
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
          {!action.busy && <span className="self-center text-muted">{hint}</span>}
        </div>
        {progress && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="num text-muted">
              {t("releases.previewing", {
                done: format.number(progress.done),
                total: format.number(progress.total),
              })}
            </span>
            <Button size="small" onClick={cancel}>
              {t("releases.previewStop")}
            </Button>
            <Progress value={progress.done} max={progress.total} label={t("releases.preview")} />
          </div>
        )}
        <PreviewView counts={counts} plan={whole} kept={kept} onKeep={setKept} />
      </form>
    </Card>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-3 border-line border-t pt-3">
      <legend className="float-left w-full font-semibold">{title}</legend>
      {children}
    </fieldset>
  );
}
