"use client";
/** The gold answer of a task, for managers: made from the final answer, taken anew from it, or taken away. */
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Time } from "@/components/ui/format";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { TaskDetail } from "@/lib/contracts/tasks";
import type { LabelSchema } from "@/lib/labels/schema";
import { decisionWords } from "./decision-words";

type Props = {
  schema: LabelSchema;
  detail: TaskDetail;
  /** An answer is being put together: the final answer is not settled. */
  isDeciding: boolean;
};

export function GoldCard({ schema, detail, isDeciding }: Props) {
  const t = useT();
  const router = useRouter();
  const toast = useToast();
  const action = useAction();
  const { gold, resolution, task } = detail;
  const send = (change: () => Promise<unknown>) =>
    action.run(async () => {
      await change();
      toast(t("app.saved"), { tone: "good" });
      router.refresh();
    });
  const params = { task: task.id };
  const take = () =>
    send(() =>
      call("putGoldAnswer", {
        params,
        body: { baseRevision: gold?.revision ?? 0, fromResolution: true, note: "" },
      }),
    );
  // What is undecidable makes no gold answer.
  const canBeGold = resolution !== null && resolution.undecidable.length === 0;
  if (isDeciding || (!gold && !canBeGold)) return null;
  if (!gold)
    return (
      <div className="flex flex-wrap items-center gap-3">
        <Button busy={action.busy} onClick={() => void take()}>
          {t("gold.make")}
        </Button>
        <span className="text-muted">{t("gold.makeHint")}</span>
      </div>
    );
  const isSame = resolution && JSON.stringify(resolution.document) === JSON.stringify(gold.document);
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-2">
        <h2>{t("gold.answer")}</h2>
        <Chip tone="warn">{t("tasks.gold")}</Chip>
        {!gold.fits && <Chip tone="bad">{t("gold.old")}</Chip>}
        <span className="text-muted" dir="auto">
          {t(`gold.source_${gold.source}`)} · {gold.createdBy}, <Time ms={gold.updatedAt} />
        </span>
      </div>
      {!gold.fits && <p className="mt-1 max-w-prose text-bad">{t("gold.oldText")}</p>}
      <dl className="mt-2 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1">
        {schema.controls
          .filter((control) => !("per" in control && control.per === "region"))
          .map((control) => (
            <div key={control.id} className="contents">
              <dt className="text-muted" dir="auto">
                {control.name}
              </dt>
              <dd dir="auto" className="min-w-0 whitespace-pre-wrap break-words">
                {decisionWords(schema, control, [gold.document], t)[0] ?? t("tasks.nothing")}
              </dd>
            </div>
          ))}
        {gold.rule && (
          <div className="contents">
            <dt className="text-muted">{t("tasks.decision_rule")}</dt>
            <dd dir="auto">{`${gold.rule.code} ${gold.rule.title}`}</dd>
          </div>
        )}
      </dl>
      <div className="mt-3 flex flex-wrap gap-2">
        {canBeGold && !isSame && (
          <Button busy={action.busy} onClick={() => void take()}>
            {t("gold.takeAgain")}
          </Button>
        )}
        <Button
          variant="quiet"
          busy={action.busy}
          onClick={() => void send(() => call("deleteGoldAnswer", { params }))}
        >
          {t("gold.unmake")}
        </Button>
      </div>
      {!isSame && resolution && <p className="mt-2 text-muted">{t("gold.differs")}</p>}
    </Card>
  );
}
