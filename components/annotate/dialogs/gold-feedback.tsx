"use client";
/** In training mode: a submitted answer beside the right one, question by question. */
import { useEffect, useState } from "react";
import { ownWords, regionWords } from "@/components/review/region-words";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Dialog } from "@/components/ui/dialog";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { type Tellable, toldBy } from "@/lib/client/told";
import { useTell } from "@/lib/client/use-tell";
import type { GoldFeedback as Feedback } from "@/lib/contracts/gold";
import { answerWords } from "@/lib/labels/answer-words";
import { type Control, isAnswerControl, isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { useLabelView } from "../label-context";
import { describeRelation } from "../relation-text";

/** What each document says of a control, and of marks what only it has. */
function wordsOf(schema: LabelSchema, control: Control, documents: readonly AnnotationDocument[]): string[] {
  if (isAnswerControl(control))
    return documents.map(({ answers }) => answerWords(control, answers[control.id]) ?? "–");
  const marks = documents.map((document) =>
    isRegionControl(control)
      ? document.regions.filter((one) => one.control === control.id).map((one) => regionWords(schema, one))
      : document.relations
          .filter((one) => one.control === control.id)
          .map((one) => describeRelation({ schema, document }, one)),
  );
  return ownWords(marks).map((own, at) => {
    const count = marks[at]?.length ?? 0;
    return own.length === 0 ? String(count) : `${count}: ${own.join(", ")}`;
  });
}

export function GoldFeedback({ taskId, end: close }: { taskId: string; end: () => void }) {
  const t = useT();
  const tell = useTell();
  const { session } = useLabelView();
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const [problem, setProblem] = useState<Tellable | null>(null);
  useEffect(() => {
    call("showGoldFeedback", { params: { task: taskId } }).then(setFeedback, (cause: unknown) =>
      setProblem(toldBy(cause)),
    );
  }, [taskId]);
  if (problem !== null)
    return (
      <Dialog open onClose={close} title={t("labelLater.right")}>
        <p role="alert">{tell(problem)}</p>
      </Dialog>
    );
  if (!feedback) return null;
  const { schema } = session;
  const { given, gold, score, controls, rule, note } = feedback;
  const likeness = new Map(controls.map((one) => [one.control, one.likeness]));
  return (
    <Dialog
      open
      onClose={close}
      title={t("labelLater.feedbackTitle", { number: feedback.seq })}
      footer={
        <Button variant="primary" onClick={close}>
          {t("labelLater.feedbackOn")}
        </Button>
      }
    >
      <p className="font-semibold">
        {t(
          score === null
            ? "labelLater.feedbackUnknown"
            : score === 1
              ? "labelLater.feedbackRight"
              : "labelLater.feedbackWrong",
        )}
      </p>
      <table className="table mt-2">
        <thead>
          <tr>
            <th scope="col">{t("labelLater.question")}</th>
            <th scope="col">{t("labelLater.yours")}</th>
            <th scope="col">{t("labelLater.right")}</th>
          </tr>
        </thead>
        <tbody>
          {schema.controls
            .filter((control) => !(isAnswerControl(control) && control.per === "region"))
            .map((control) => {
              const words = wordsOf(schema, control, [given, gold]);
              return (
                <tr key={control.id}>
                  <th scope="row" dir="auto">
                    {control.name}{" "}
                    {likeness.get(control.id) === 1 && <Chip tone="good">{t("labelLater.same")}</Chip>}
                  </th>
                  {words.map((one, at) => (
                    <td key={at} dir="auto" className="break-words">
                      {one}
                    </td>
                  ))}
                </tr>
              );
            })}
        </tbody>
      </table>
      {rule && (
        <p className="mt-2" dir="auto">
          <span className="font-semibold">{`${rule.code} ${rule.title}`}</span> {rule.statement}
        </p>
      )}
      {note && (
        <p className="mt-2 whitespace-pre-wrap" dir="auto">
          {note}
        </p>
      )}
    </Dialog>
  );
}
