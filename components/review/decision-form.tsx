"use client";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select, TextArea } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { api } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import { composeDecision, optionsOf, type Source, sourceOf } from "@/lib/consensus/decision";
import type { Rule } from "@/lib/contracts/guidelines";
import type { Resolution } from "@/lib/contracts/resolutions";
import type { TaskDetail } from "@/lib/contracts/tasks";
import { type Control, isAnswerControl, isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { answerWords } from "./answer-words";

const MAJORITY = "majority";
const NOTHING = "";
type Picks = Record<string, string>;

const isDecided = (control: Control): boolean =>
  isRegionControl(control) || (isAnswerControl(control) && control.per !== "region");

/** The vote first, where it has a say, then everybody who submitted. */
function sourcesOf(detail: TaskDetail): Source[] {
  const people = detail.answers
    .filter((answer) => answer.state === "submitted")
    .map((answer) => ({ id: answer.annotationId, document: answer.document }));
  return detail.majority ? [{ id: MAJORITY, document: detail.majority.document }, ...people] : people;
}

/** Where the vote is tied, nothing is picked: a person must choose. */
function firstPicks(schema: LabelSchema, detail: TaskDetail, sources: Source[]): Picks {
  const tied = new Set(detail.majority?.ties);
  const first = sources[0]?.id ?? NOTHING;
  return Object.fromEntries(
    schema.controls.filter(isDecided).map(({ id }) => [id, tied.has(id) ? NOTHING : first]),
  );
}

type Props = {
  schema: LabelSchema;
  detail: TaskDetail;
  rules: Rule[];
  onClose?: (() => void) | undefined;
};

/** Decides a task question by question; what nobody disputes is filled in already. */
export function DecisionForm({ schema, detail, rules, onClose }: Props) {
  const t = useT();
  const router = useRouter();
  const toast = useToast();
  const action = useAction();
  const sources = useMemo(() => sourcesOf(detail), [detail]);
  const [picks, setPicks] = useState<Picks>(() => firstPicks(schema, detail, sources));
  const [ruleId, setRuleId] = useState("");
  const [note, setNote] = useState("");
  const nameOf = (id: string) =>
    id === MAJORITY
      ? t("tasks.decision_majority")
      : (detail.answers.find((answer) => answer.annotationId === id)?.name ?? id);
  const wordsOf = (control: Control, from: string): string => {
    const document = sources.find((source) => source.id === from)?.document;
    if (!document) return t("tasks.nothing");
    if (!isRegionControl(control))
      return answerWords(control, document.answers[control.id]) ?? t("tasks.nothing");
    const count = document.regions.filter((region) => region.control === control.id).length;
    return t("tasks.decision_regions", { count });
  };
  const save = () =>
    action.run(async () => {
      const document = composeDecision(schema, sources, picks);
      const source = sourceOf(
        schema,
        sources.filter((one) => one.id !== MAJORITY),
        document,
      );
      const chosen = detail.answers.find((answer) => answer.annotationId === source?.id);
      await api.put<Resolution>(`/api/v1/tasks/${detail.task.id}/resolution`, {
        baseRevision: detail.resolution?.revision ?? 0,
        ...(chosen
          ? { annotationId: chosen.annotationId, annotationRevision: chosen.revision }
          : { document }),
        ...(ruleId && { ruleId }),
        note,
      });
      toast(t("tasks.decision_saved"), { tone: "good" });
      onClose?.();
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
        <p className="text-muted">{t("tasks.decision_text")}</p>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {schema.controls.filter(isDecided).map((control) => {
            const options = optionsOf(control, sources);
            const tied = detail.majority?.ties.includes(control.id);
            return (
              <Select
                key={control.id}
                label={control.name}
                hint={
                  options.length < 2
                    ? t("tasks.same")
                    : tied
                      ? t("tasks.decision_tie")
                      : t("tasks.decision_options", { count: options.length })
                }
                value={options.find((option) => option.sources.includes(picks[control.id] ?? ""))?.from ?? ""}
                onChange={(event) => setPicks({ ...picks, [control.id]: event.target.value })}
              >
                {options.map((option) => (
                  <option key={option.from} value={option.from}>
                    {`${wordsOf(control, option.from)} — ${option.sources.map(nameOf).join(", ")}`}
                  </option>
                ))}
                <option value={NOTHING}>{t("tasks.decision_nothing")}</option>
              </Select>
            );
          })}
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
          {onClose && (
            <Button variant="quiet" onClick={onClose}>
              {t("common.cancel")}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}
