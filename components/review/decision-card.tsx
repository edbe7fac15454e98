"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Time } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import type { Resolution } from "@/lib/contracts/resolutions";
import type { TaskDetail } from "@/lib/contracts/tasks";
import type { LabelSchema } from "@/lib/labels/schema";
import { DecisionForm } from "./decision-form";
import { FinalFacts } from "./final-facts";
import { SecondCard } from "./second-card";
import type { ShownAnswer } from "./shown-answer";
import type { Decision } from "./use-decision";

/** The final answer, to stand beside those of people. */
export const asAnswer = (document: AnnotationDocument, name: string, id = "resolution"): ShownAnswer => ({
  annotationId: id,
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
    return (
      <>
        <Decided {...{ schema, detail, resolution, adjudicate }} onChange={decision.begin} />
        {detail.second && <SecondCard {...{ schema, detail, resolution }} second={detail.second} />}
      </>
    );
  if (submitted === 0)
    return (
      <div className="flex flex-wrap items-center gap-3">
        <Link href={adjudicate} className={buttonClass()}>
          {t("adjudication.write")}
        </Link>
        <span className="text-muted">{t("adjudication.writeHint")}</span>
      </div>
    );
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
      <FinalFacts schema={schema} {...resolution}>
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
      </FinalFacts>
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
