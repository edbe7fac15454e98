"use client";
import { MethodChip } from "@/components/tasks/method-chip";
/** What a run of consensus found for a task that nobody has decided, and how sure it is of each question. */
import { Card } from "@/components/ui/card";
import { Time, useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import { consensusMethod } from "@/lib/consensus/methods";
import { percentOf, type WaitsFor } from "@/lib/consensus/waits-for";
import type { MethodResolution } from "@/lib/contracts/method-resolution";
import { answerWords } from "@/lib/labels/answer-words";
import { isAnswerControl, type LabelSchema } from "@/lib/labels/schema";

const WHY = {
  tie: "tasks.method_why_tie",
  objects: "tasks.method_why_objects",
  text: "tasks.method_why_text",
  incomplete: "tasks.method_why_incomplete",
  "low-confidence": "tasks.method_why_low",
} as const satisfies Record<WaitsFor, string>;

export function MethodCard({ schema, found }: { schema: LabelSchema; found: MethodResolution }) {
  const t = useT();
  const format = useFormat();
  const { waitsFor, confidence, controls, document, outdated, schemaVersion, createdAt } = found;
  const share = (value: number) => format.percent(percentOf(value) / 100);
  const methodName = (id: string | null) => {
    const method = id === null ? undefined : consensusMethod(id);
    return method ? t(method.name) : t("tasks.method_vote");
  };
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-2">
        <h2>{t("tasks.method_title")}</h2>
        <MethodChip state={found} />
        <span className="text-muted">
          {t(waitsFor === null ? "tasks.method_by" : "tasks.method_not", { share: share(confidence) })}
          {" · "}
          {t("tasks.method_version", { version: schemaVersion })}
          {" · "}
          <Time ms={createdAt} />
        </span>
      </div>
      {outdated && <p className="mt-1 text-warn">{t("tasks.method_outdatedText")}</p>}
      {waitsFor !== null && <p className="mt-1">{t(WHY[waitsFor])}</p>}
      <dl className="mt-2 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1">
        {schema.controls
          .filter(({ id }) => controls[id] !== undefined)
          .map((control) => {
            const own = controls[control.id];
            const words =
              document && isAnswerControl(control)
                ? answerWords(control, document.answers[control.id])
                : null;
            return (
              <div key={control.id} className="contents">
                <dt className="text-muted" dir="auto">
                  {control.name}
                </dt>
                <dd className="min-w-0 break-words">
                  {words && <bdi>{words} · </bdi>}
                  <span className="text-muted">
                    {methodName(own?.method ?? null)}, {share(own?.confidence ?? 0)}
                  </span>
                </dd>
              </div>
            );
          })}
      </dl>
    </Card>
  );
}
