"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { Resolution, SecondResolution } from "@/lib/contracts/resolutions";
import type { TaskDetail } from "@/lib/contracts/tasks";
import type { LabelSchema } from "@/lib/labels/schema";
import { FinalFacts } from "./final-facts";

type Props = {
  schema: LabelSchema;
  detail: TaskDetail;
  resolution: Resolution;
  second: SecondResolution;
};

/** What a second person has decided without sight of the final answer; it may take the place of that. */
export function SecondCard({ schema, detail, resolution, second }: Props) {
  const t = useT();
  const router = useRouter();
  const action = useAction();
  const take = () =>
    action.run(async () => {
      const { document, undecidable } = second;
      const { revision: baseRevision, note, rule } = resolution;
      const cited = rule ? { ruleId: rule.id } : {};
      await call("putResolution", {
        params: { task: detail.task.id },
        body: { baseRevision, document, undecidable, note, ...cited },
      });
      router.refresh();
    });
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-2">
        <h2>{t("adjudication.secondBy")}</h2>
        <span className="text-muted" dir="auto">
          {second.resolvedBy}, <Time ms={second.updatedAt} />
        </span>
      </div>
      <FinalFacts schema={schema} {...second} />
      <div className="mt-3">
        <Button busy={action.busy} onClick={() => void take()}>
          {t("adjudication.secondTake")}
        </Button>
      </div>
    </Card>
  );
}
