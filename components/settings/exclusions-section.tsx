"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { HelpLink } from "@/components/help/help-link";
import { lastDayBefore } from "@/components/lists/day-range";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyLine } from "@/components/ui/empty-line";
import { Time } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { Annotator, Exclusion } from "@/lib/contracts/people";
import { ExcludeDialog } from "./exclude-dialog";

type Props = { projectId: string; annotators: Annotator[]; exclusions: Exclusion[] };

function Days({ exclusion: { fromMs, untilMs } }: { exclusion: Exclusion }) {
  const t = useT();
  if (fromMs === null && untilMs === null) return t("settings.excludedAlways");
  return (
    <>
      {fromMs !== null && <Time ms={fromMs} day />} –{" "}
      {untilMs !== null && <Time ms={lastDayBefore(untilMs)} day />}
    </>
  );
}

/** The exclusions of annotators with their ranges and reasons, and the buttons that lift them. */
export function ExclusionsSection({ projectId, annotators, exclusions }: Props) {
  const t = useT();
  const router = useRouter();
  const action = useAction();
  const [isAdding, setAdding] = useState(false);
  const lift = (id: string) =>
    action.run(async () => {
      await call("liftExclusion", { params: { project: projectId, exclusion: id } });
      router.refresh();
    });
  return (
    <section>
      <h2 className="mb-1">{t("settings.exclusions")}</h2>
      <p className="mb-2 max-w-prose text-muted">{t("settings.exclusionsText")}</p>
      {exclusions.length > 0 && (
        <div className="mb-2 overflow-x-auto">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("settings.annotator")}</th>
                <th scope="col">{t("settings.excludedDays")}</th>
                <th scope="col">{t("settings.excludedWhy")}</th>
                <th scope="col">{t("settings.excludedBy")}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {exclusions.map((exclusion) => (
                <tr key={exclusion.id} className={exclusion.liftedAt === null ? "" : "text-muted"}>
                  <td dir="auto" className="font-semibold">
                    {exclusion.name}
                  </td>
                  <td>
                    <Days exclusion={exclusion} />
                  </td>
                  <td dir="auto" className="max-w-80 break-words">
                    {exclusion.reason}{" "}
                    {exclusion.requeue && exclusion.liftedAt === null && (
                      <Chip>{t("settings.excludedRequeued")}</Chip>
                    )}
                  </td>
                  <td>
                    <span dir="auto">{exclusion.createdBy}</span>, <Time ms={exclusion.createdAt} day />
                  </td>
                  <td className="text-end">
                    {exclusion.liftedAt === null ? (
                      <Button
                        size="small"
                        disabled={action.busy}
                        aria-label={t("settings.liftName", { name: exclusion.name })}
                        onClick={() => void lift(exclusion.id)}
                      >
                        {t("settings.lift")}
                      </Button>
                    ) : (
                      <Chip>{t("settings.liftedBy", { name: exclusion.liftedBy ?? "" })}</Chip>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {annotators.length === 0 ? (
        <EmptyLine action={<HelpLink to="exclusions" className="" />}>{t("settings.noAnnotators")}</EmptyLine>
      ) : (
        <Button onClick={() => setAdding(true)}>{t("settings.excludeOpen")}</Button>
      )}
      {isAdding && (
        <ExcludeDialog projectId={projectId} annotators={annotators} onClose={() => setAdding(false)} />
      )}
    </section>
  );
}
