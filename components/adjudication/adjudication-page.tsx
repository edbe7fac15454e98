"use client";
/** Adjudication of one task after the other. */
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Walk } from "@/components/review/task-walk";
import { Button } from "@/components/ui/button";
import { Age } from "@/components/ui/format";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { ApiError } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import { sourceOf } from "@/lib/consensus/decision";
import type { Adjudication } from "@/lib/contracts/adjudication";
import type { TaskDetail } from "@/lib/contracts/tasks";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Resolved } from "./adjudication-view";
import { useClaim } from "./use-claim";
import { useHold } from "./use-hold";

// The canvas exists only in a browser.
const AdjudicationView = dynamic(() => import("./adjudication-view"), { ssr: false });

type Props = {
  projectId: string;
  schema: LabelSchema;
  detail: TaskDetail;
  adjudication: Adjudication;
  /** Somebody has decided before; what they decided is not shown. */
  second: boolean;
  isManager: boolean;
  walk: Walk;
};

export function AdjudicationPage({
  projectId,
  schema,
  detail,
  adjudication,
  second,
  isManager,
  walk,
}: Props) {
  const t = useT();
  const router = useRouter();
  const toast = useToast();
  const action = useAction();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [isStale, setStale] = useState(false);
  const params = { project: projectId, task: detail.task.id };
  const showNames = (shown: boolean) =>
    action.run(async () => {
      if (!shown) return setNames(new Map());
      const { annotators } = await call("getAdjudication", { params, query: { names: true } });
      // By annotation: one that has come since would move the letters of the others.
      const byId = new Map(annotators.map(({ annotationId, name }) => [annotationId, name]));
      setNames(
        new Map(
          adjudication.annotators.map(({ letter, annotationId }) => [
            letter,
            byId.get(annotationId) ?? letter,
          ]),
        ),
      );
    });
  const holder = useHold(projectId, detail.task.id);
  const goOn = useClaim(projectId, walk.claimable, () =>
    router.push((walk.claimable ? null : walk.next) ?? walk.list.href),
  );
  const save = ({ document, undecidable, ruleId, note, isGold }: Resolved) =>
    action.run(
      async () => {
        // Of an annotation that says just the same, the resolution tells that it was chosen.
        const given = detail.answers.filter(({ state, excluded }) => state === "submitted" && !excluded);
        const source = sourceOf(
          schema,
          given.map(({ annotationId: id, document: own }) => ({ id, document: own })),
          document,
        );
        const chosen =
          undecidable.length === 0 && given.find(({ annotationId }) => annotationId === source?.id);
        const task = { task: detail.task.id };
        if (second) await call("putSecondResolution", { params: task, body: { document, undecidable } });
        else
          await call("putResolution", {
            params: task,
            body: {
              baseRevision: adjudication.baseRevision,
              ...(chosen
                ? { annotationId: chosen.annotationId, annotationRevision: chosen.revision }
                : { document, undecidable }),
              ...(ruleId && { ruleId }),
              note,
            },
          });
        if (isGold && undecidable.length > 0) toast(t("adjudication.notGold"), { tone: "info" });
        else if (isGold)
          await call("putGoldAnswer", {
            params: task,
            body: { baseRevision: 0, fromResolution: true, note: "" },
          });
        const { seq: number } = detail.task;
        toast(t(walk.next ? "adjudication.saved" : "adjudication.savedLast", { number }), { tone: "good" });
        await goOn();
      },
      (error) => {
        if (!(error instanceof ApiError) || error.code !== "stale_revision") return false;
        setStale(true);
        return true;
      },
    );
  return (
    // Over the padding of the page, down to the lower edge of the window.
    <div className="-mx-4 -my-4 flex h-[calc(100dvh-44px)] flex-col md:-mx-6">
      {isStale && (
        <div role="alert" className="flex flex-none flex-wrap items-center gap-3 bg-warn-weak px-3.5 py-2">
          {t("adjudication.changed")}
          <Button size="small" onClick={() => window.location.reload()}>
            {t("adjudication.again")}
          </Button>
        </div>
      )}
      {holder && !isStale && (
        <div role="status" className="flex flex-none flex-wrap items-center gap-3 bg-warn-weak px-3.5 py-2">
          <span className="min-w-0">
            {t("adjudication.heldBy", { name: holder.name })} <Age ms={holder.since} />
          </span>
          {walk.claimable && walk.claimable.among.length > 0 && (
            <Button size="small" busy={action.busy} onClick={() => void action.run(goOn)}>
              {t("adjudication.nextFree")}
            </Button>
          )}
        </div>
      )}
      <div className="min-h-0 flex-1">
        <AdjudicationView
          projectId={projectId}
          number={detail.task.seq}
          task={{ id: detail.task.id, data: detail.data, images: detail.images, texts: detail.texts }}
          adjudication={adjudication}
          second={second}
          mayBeGold={isManager && !second && detail.gold === null}
          walk={walk}
          names={names}
          busy={action.busy}
          onNames={(shown) => void showNames(shown)}
          onSave={(resolved) => void save(resolved)}
          onClose={() => router.push(walk.list.href)}
          onNext={() => void action.run(goOn)}
        />
      </div>
    </div>
  );
}
