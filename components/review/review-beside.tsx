"use client";
/** Beside an answer under review: what the others answered in short, and the rules, those of its labels first. */
import { useMemo } from "react";
import { SummaryChips } from "@/components/lists/summary-chips";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/format";
import { heldKeys } from "@/lib/annotation/held-keys";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import type { TaskAnswer, TaskDetail } from "@/lib/contracts/tasks";
import { summarize } from "@/lib/labels/answer-summary";
import { labelColors } from "@/lib/labels/color";
import type { LabelSchema } from "@/lib/labels/schema";
import { withCandidateNames } from "@/lib/labels/with-candidate-names";
import { ReviewComments } from "./review-comments";

type Props = { schema: LabelSchema; detail: TaskDetail; answer: TaskAnswer; rules: Rule[] };

export function ReviewBeside({ schema: plain, detail, answer, rules }: Props) {
  const t = useT();
  const format = useFormat();
  const schema = useMemo(
    () => withCandidateNames(plain, detail.candidateNames),
    [plain, detail.candidateNames],
  );
  const colors = useMemo(() => labelColors(schema), [schema]);
  const others = detail.answers
    .filter(({ annotationId, state }) => annotationId !== answer.annotationId && state === "submitted")
    .toSorted((a, b) => format.compare(a.name, b.name));
  const sorted = useMemo(() => {
    const held = heldKeys(answer.document);
    const isAbout = ({ labels }: Rule) => labels.some((label) => held.has(label));
    return rules
      .map((rule) => ({ rule, isAbout: isAbout(rule) }))
      .toSorted((a, b) => Number(b.isAbout) - Number(a.isAbout));
  }, [rules, answer.document]);
  return (
    <aside aria-label={t("reviews.beside")} className="flex min-w-0 flex-col gap-3.5">
      <ReviewComments key={answer.annotationId} {...{ schema, answer }} taskId={detail.task.id} />
      <Card>
        <h2 className="mb-1.5">{t("reviews.others")}</h2>
        {others.length === 0 && <p className="text-muted">{t("reviews.noOthers")}</p>}
        <ul className="flex flex-col gap-2">
          {others.map((other) => (
            <li key={other.annotationId}>
              <span className="font-semibold" dir="auto">
                {other.name}
              </span>{" "}
              {other.excluded && <Chip tone="warn">{t("tasks.excluded")}</Chip>}
              <SummaryChips summary={summarize(schema, other.document)} colors={colors} />
            </li>
          ))}
        </ul>
      </Card>
      <Card>
        <h2 className="mb-1.5">{t("reviews.rules")}</h2>
        {sorted.length === 0 && <p className="text-muted">{t("reviews.noRules")}</p>}
        <ul className="flex flex-col gap-2">
          {sorted.map(({ rule, isAbout }) => (
            <li key={rule.id}>
              <details open={isAbout}>
                <summary>
                  <span className="font-mono text-muted text-xs">{rule.code}</span>{" "}
                  <span className="font-semibold" dir="auto">
                    {rule.title}
                  </span>
                </summary>
                <p className="whitespace-pre-wrap text-muted" dir="auto">
                  {rule.statement}
                </p>
              </details>
            </li>
          ))}
        </ul>
      </Card>
    </aside>
  );
}
