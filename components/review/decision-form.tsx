"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select, TextArea } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { sourceOf } from "@/lib/consensus/decision";
import type { Rule } from "@/lib/contracts/guidelines";
import type { TaskDetail } from "@/lib/contracts/tasks";
import type { LabelSchema } from "@/lib/labels/schema";
import { DecisionChoice } from "./decision-choice";
import { answersAsTheyStand, BY_METHOD, type Decision, isDecided, MAJORITY, SO_FAR } from "./use-decision";

type Props = {
  schema: LabelSchema;
  detail: TaskDetail;
  rules: Rule[];
  decision: Decision;
};

/** Makes the resolution of a task field by field; answers without dispute are filled in already. */
export function DecisionForm({ schema, detail, rules, decision }: Props) {
  const t = useT();
  const router = useRouter();
  const toast = useToast();
  const action = useAction();
  const { sources, document } = decision;
  const { resolution } = detail;
  const [ruleId, setRuleId] = useState(resolution?.rule?.id ?? "");
  const [note, setNote] = useState(resolution?.note ?? "");
  const nameOf = (id: string) => {
    if (id === SO_FAR) return t("tasks.decision_soFar");
    if (id === BY_METHOD) return t("tasks.method_title");
    if (id === MAJORITY) return t("tasks.decision_majority");
    return detail.answers.find((answer) => answer.annotationId === id)?.name ?? id;
  };
  const save = () =>
    action.run(async () => {
      if (!document) return;
      const source = sourceOf(schema, answersAsTheyStand(detail, sources), document);
      const chosen = detail.answers.find((answer) => answer.annotationId === source?.id);
      const body = {
        baseRevision: resolution?.revision ?? 0,
        ...(chosen
          ? { annotationId: chosen.annotationId, annotationRevision: chosen.revision }
          : { document }),
        ...(ruleId && { ruleId }),
        note,
      };
      await call("putResolution", { params: { task: detail.task.id }, body });
      toast(t("tasks.decision_saved"), { tone: "good" });
      decision.end();
      router.refresh();
    });
  return (
    <Card>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <h2>{t("tasks.decision_title")}</h2>
        <p className="text-muted">{t(resolution ? "tasks.decision_textAgain" : "tasks.decision_text")}</p>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {schema.controls.filter(isDecided).map((control) => (
            <DecisionChoice
              key={control.id}
              {...{ schema, control, decision, nameOf }}
              tied={detail.majority?.ties.includes(control.id) ?? false}
              mustChoose={!resolution}
            />
          ))}
          <Select
            label={t("tasks.decision_rule")}
            hint={t("tasks.decision_ruleHint")}
            value={ruleId}
            onChange={(event) => setRuleId(event.target.value)}
          >
            <option value="">{t("tasks.decision_noRule")}</option>
            {rules.map((rule) => (
              <option key={rule.id} value={rule.id}>{`${rule.code} ${rule.title}`}</option>
            ))}
          </Select>
        </div>
        <TextArea
          label={t("tasks.decision_note")}
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" busy={action.busy}>
            {t("tasks.decision_save")}
          </Button>
          <Button variant="quiet" onClick={decision.end}>
            {t("common.cancel")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
