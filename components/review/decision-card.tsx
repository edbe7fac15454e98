"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Time } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { undecidableControls } from "@/lib/annotation/undecidable";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import type { Resolution } from "@/lib/contracts/resolutions";
import type { TaskDetail } from "@/lib/contracts/tasks";
import { answerWords } from "@/lib/labels/answer-words";
import { isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import { DecisionForm } from "./decision-form";
import type { ShownAnswer } from "./shown-answer";
import type { Decision } from "./use-decision";

/** The final answer, to stand beside those of people. */
export const asAnswer = (document: AnnotationDocument, name: string): ShownAnswer => ({
  annotationId: "resolution",
  name,
  state: "submitted",
  document,
});

type Props = {
  schema: LabelSchema;
  detail: TaskDetail;
  rules: Rule[];
  decision: Decision;
  /** Where the task is adjudicated. */
  adjudicate: string;
};

/** The final answer of a task, or the way to it. */
export function DecisionCard({ schema, detail, rules, decision, adjudicate }: Props) {
  const t = useT();
  const submitted = detail.answers.filter((answer) => answer.state === "submitted").length;
  const { resolution } = detail;
  if (decision.picks)
    return <DecisionForm schema={schema} detail={detail} rules={rules} decision={decision} />;
  if (resolution)
    return <Decided {...{ schema, detail, resolution, adjudicate }} onChange={decision.begin} />;
  if (submitted === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Link href={adjudicate} className={buttonClass("primary")}>
        {t("adjudication.open")}
      </Link>
      <Button onClick={decision.begin}>{t("tasks.decision_open")}</Button>
      <span className="text-muted">{t("tasks.decision_none")}</span>
    </div>
  );
}

type DecidedProps = {
  schema: LabelSchema;
  detail: TaskDetail;
  resolution: Resolution;
  onChange: () => void;
  adjudicate: string;
};

function Decided({ schema, detail, resolution, onChange, adjudicate }: DecidedProps) {
  const t = useT();
  const router = useRouter();
  const action = useAction();
  const from = detail.answers.find((answer) => answer.annotationId === resolution.annotationId)?.name;
  const reopen = () =>
    action.run(async () => {
      await call("deleteResolution", {
        params: { task: detail.task.id },
        query: { revision: resolution.revision },
      });
      router.refresh();
    });
  const doubtful = undecidableControls(resolution.undecidable);
  const objects = resolution.undecidable.filter(({ region }) => region).length;
  const controls = schema.controls.filter((control) => isAnswerControl(control) && control.per !== "region");
  return (
    <Card className="border-good">
      <div className="flex flex-wrap items-center gap-2">
        <h2>{t("tasks.decision_final")}</h2>
        <Chip tone="good">{t("tasks.decided")}</Chip>
        <span className="text-muted" dir="auto">
          {from ? t("tasks.decision_chosen", { name: from }) : t("tasks.decision_edited")}
          {" · "}
          {resolution.resolvedBy}, <Time ms={resolution.updatedAt} />
        </span>
      </div>
      <dl className="mt-2 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1">
        {controls.map((control) => (
          <div key={control.id} className="contents">
            <dt className="text-muted" dir="auto">
              {control.name}
            </dt>
            <dd dir="auto" className="min-w-0 whitespace-pre-wrap break-words">
              {answerWords(control, resolution.document.answers[control.id]) ??
                t(doubtful.has(control.id) ? "adjudication.undecidable" : "tasks.nothing")}
            </dd>
          </div>
        ))}
        {resolution.document.regions.length > 0 && (
          <div className="contents">
            <dt className="text-muted">{t("tasks.decision_marked")}</dt>
            <dd>{t("tasks.decision_regions", { count: resolution.document.regions.length })}</dd>
          </div>
        )}
        {objects > 0 && (
          <div className="contents">
            <dt className="text-muted">{t("adjudication.undecidable")}</dt>
            <dd>{t("tasks.decision_regions", { count: objects })}</dd>
          </div>
        )}
        {resolution.document.relations.length > 0 && (
          <div className="contents">
            <dt className="text-muted">{t("tasks.decision_related")}</dt>
            <dd>{t("tasks.decision_relations", { count: resolution.document.relations.length })}</dd>
          </div>
        )}
        {resolution.rule && (
          <div className="contents">
            <dt className="text-muted">{t("tasks.decision_rule")}</dt>
            <dd dir="auto">{`${resolution.rule.code} ${resolution.rule.title}`}</dd>
          </div>
        )}
        {resolution.note && (
          <div className="contents">
            <dt className="text-muted">{t("tasks.decision_note")}</dt>
            <dd className="whitespace-pre-wrap break-words" dir="auto">
              {resolution.note}
            </dd>
          </div>
        )}
      </dl>
      <div className="mt-3 flex flex-wrap gap-2">
        <Link href={adjudicate} className={buttonClass("secondary")}>
          {t("adjudication.open")}
        </Link>
        <Button onClick={onChange}>{t("tasks.decision_again")}</Button>
        <Button variant="quiet" busy={action.busy} onClick={() => void reopen()}>
          {t("tasks.decision_reopen")}
        </Button>
      </div>
    </Card>
  );
}
