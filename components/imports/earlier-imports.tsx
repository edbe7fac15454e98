"use client";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { Time, useFormat } from "@/components/ui/format";
import { useLanguage } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import type { ImportJob } from "@/lib/contracts/imports";
import { urlOf } from "@/lib/contracts/url-of";
import { withoutFileName } from "./import-refusal";
import { canUndo, UndoImport } from "./undo-import";

/** The imports of a project so far, with what became of them. */
export function EarlierImports({
  projectId,
  jobs,
  onUndo,
}: {
  projectId: string;
  jobs: ImportJob[];
  onUndo: (job: ImportJob) => void;
}) {
  const { t, locale } = useLanguage();
  const tell = useTell();
  const format = useFormat();
  return (
    <Card pad={false} className="overflow-x-auto">
      <h2 className="px-4 pt-3 pb-1">{t("imports.earlier")}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("imports.file")}</th>
            <th scope="col">{t("imports.status")}</th>
            <th scope="col" className="n">
              {t("imports.added")}
            </th>
            <th scope="col" className="n">
              {t("imports.duplicates")}
            </th>
            <th scope="col" className="n">
              {t("imports.errors")}
            </th>
            <th scope="col">{t("imports.when")}</th>
            <th scope="col">
              <span className="sr-only">{t("imports.undo")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <td dir="auto" className="min-w-36 break-words">
                {job.fileName || job.format}
              </td>
              <td>
                <Chip
                  tone={job.status === "done" ? "good" : job.status === "failed" ? "bad" : "neutral"}
                  title={
                    job.problem === null
                      ? undefined
                      : withoutFileName(tell({ message: job.problem, ...job.problemMessage }), job.fileName)
                  }
                >
                  {t(`imports.status_${job.isUndone && job.status === "cancelled" ? "undone" : job.status}`)}
                </Chip>
                {job.problem && (
                  <div className="text-bad text-xs">
                    {withoutFileName(tell({ message: job.problem, ...job.problemMessage }), job.fileName)}
                  </div>
                )}
              </td>
              <td className="n">{format.number(job.added)}</td>
              <td className="n">{format.number(job.duplicates)}</td>
              <td className="n">
                {job.errors > 0 ? (
                  <a
                    className="text-accent underline"
                    href={urlOf("importErrors", {
                      params: { project: projectId, job: job.id },
                      query: { locale },
                    })}
                    download
                  >
                    {format.number(job.errors)}
                  </a>
                ) : (
                  0
                )}
              </td>
              <td>
                <Time ms={job.createdAt} />
              </td>
              <td className="whitespace-nowrap text-end">
                {canUndo(job) && <UndoImport projectId={projectId} job={job} onUndo={onUndo} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
