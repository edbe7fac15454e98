"use client";
/** The same task was changed elsewhere: both versions side by side, nothing overwritten until the annotator decides. */
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { AnswerValue } from "@/lib/annotation/document";
import { useLanguage } from "@/lib/client/i18n";
import type { DraftRecord } from "@/lib/client/session/drafts/draft-record";
import { compareDocuments, type DocumentDifference } from "@/lib/editor/compare-documents";
import { labelNamer } from "@/lib/labels/label-name";
import { findControl, type LabelSchema } from "@/lib/labels/schema";
import { downloadWork } from "../download";
import { useController, useLabelView } from "../label-context";
import { describeRegion } from "../region-text";

const SHOWN_REGIONS = 100;

export function ConflictDialog({ record }: { record: DraftRecord }) {
  const { t, locale } = useLanguage();
  const controller = useController();
  const { session } = useLabelView();
  if (record.problem?.kind !== "conflict") return null;
  const { theirs } = record.problem;
  const difference = compareDocuments(record.document, theirs.document);
  const time = (ms: number) => new Date(ms).toLocaleString(locale);
  return (
    <Dialog
      open
      wide
      // Closing it would hide the question, not answer it.
      onClose={() => {}}
      title={t("labelLater.conflictTitle", { task: record.seq })}
      footer={
        <>
          <Button onClick={() => downloadWork([record])}>{t("labelLater.downloadWork")}</Button>
          <Button onClick={() => controller.resolveConflict(record.taskId, "theirs")}>
            {t("labelLater.takeOther")}
          </Button>
          <Button variant="primary" onClick={() => controller.resolveConflict(record.taskId, "mine")}>
            {t("labelLater.keepMine")}
          </Button>
        </>
      }
    >
      <p className="mb-3">{t("labelLater.conflictText")}</p>
      <div className="overflow-auto">
        <table className="table">
          <thead>
            <tr>
              <td />
              <th scope="col">{t("labelLater.mine")}</th>
              <th scope="col">{t("labelLater.other")}</th>
            </tr>
          </thead>
          <tbody>
            <Row
              name={t("labelLater.changedAt")}
              mine={time(record.updatedAt)}
              other={time(theirs.updatedAt)}
            />
            <Row
              name={t("label.regions")}
              mine={String(record.document.regions.length)}
              other={String(theirs.document.regions.length)}
            />
            {difference.relations > 0 && (
              <Row
                name={t("shapes.relations")}
                mine={String(record.document.relations.length)}
                other={String(theirs.document.relations.length)}
              />
            )}
            {difference.answers.map((id) => (
              <Row
                key={id}
                name={findControl(session.schema, id)?.name ?? id}
                mine={showAnswer(session.schema, id, record.document.answers[id])}
                other={showAnswer(session.schema, id, theirs.document.answers[id])}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Regions difference={difference} />
      {difference.relations > 0 && (
        <p className="mt-3 font-semibold">{t("shapes.relationsApart", { count: difference.relations })}</p>
      )}
    </Dialog>
  );
}

function Row({ name, mine, other }: { name: string; mine: string; other: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{mine}</td>
      <td>{other}</td>
    </tr>
  );
}

function showAnswer(schema: LabelSchema, id: string, value: AnswerValue | undefined): string {
  const control = findControl(schema, id);
  if (value === undefined) return "—";
  return [value]
    .flat()
    .map((item) => labelNamer(control)(String(item)) ?? String(item))
    .join(", ");
}

function Regions({ difference }: { difference: DocumentDifference }) {
  const { t } = useLanguage();
  const { session } = useLabelView();
  const lists = [
    ["labelLater.onlyMine", difference.onlyMine],
    ["labelLater.onlyOther", difference.onlyOther],
    ["labelLater.different", difference.different],
  ] as const;
  return lists.map(([key, regions]) =>
    regions.length === 0 ? null : (
      <section key={key} className="mt-3">
        <h3>{t(key, { count: regions.length })}</h3>
        <ul>
          {regions.slice(0, SHOWN_REGIONS).map((region) => (
            <li key={region.id} dir="auto">
              {describeRegion(session.schema, region, t)}
            </li>
          ))}
        </ul>
      </section>
    ),
  );
}
