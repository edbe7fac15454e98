import type { ReactNode } from "react";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { type Undecidable, undecidableControls } from "@/lib/annotation/undecidable";
import { useT } from "@/lib/client/i18n";
import { answerWords } from "@/lib/labels/answer-words";
import { isAnswerControl, type LabelSchema } from "@/lib/labels/schema";

type Props = {
  schema: LabelSchema;
  document: AnnotationDocument;
  undecidable: readonly Undecidable[];
  children?: ReactNode;
};

/** What a decision on a task says: its answers in words, and how much is marked. */
export function FinalFacts({ schema, document, undecidable, children }: Props) {
  const t = useT();
  const doubtful = undecidableControls(undecidable);
  const objects = undecidable.filter(({ region }) => region).length;
  const controls = schema.controls.filter((control) => isAnswerControl(control) && control.per !== "region");
  return (
    <dl className="mt-2 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1">
      {controls.map((control) => (
        <div key={control.id} className="contents">
          <dt className="text-muted" dir="auto">
            {control.name}
          </dt>
          <dd dir="auto" className="min-w-0 whitespace-pre-wrap break-words">
            {answerWords(control, document.answers[control.id]) ??
              t(doubtful.has(control.id) ? "adjudication.undecidable" : "tasks.nothing")}
          </dd>
        </div>
      ))}
      {document.regions.length > 0 && (
        <div className="contents">
          <dt className="text-muted">{t("tasks.decision_marked")}</dt>
          <dd>{t("tasks.decision_regions", { count: document.regions.length })}</dd>
        </div>
      )}
      {objects > 0 && (
        <div className="contents">
          <dt className="text-muted">{t("adjudication.undecidable")}</dt>
          <dd>{t("tasks.decision_regions", { count: objects })}</dd>
        </div>
      )}
      {document.relations.length > 0 && (
        <div className="contents">
          <dt className="text-muted">{t("tasks.decision_related")}</dt>
          <dd>{t("tasks.decision_relations", { count: document.relations.length })}</dd>
        </div>
      )}
      {children}
    </dl>
  );
}
