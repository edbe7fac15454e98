"use client";
/** What a reviewer has said about an answer, in a line. */
import { Chip, type Tone } from "@/components/ui/chip";
import { useT } from "@/lib/client/i18n";
import type { AnswerReview } from "@/lib/contracts/answer-review";
import type { TaskAnswer } from "@/lib/contracts/tasks";

const TONES: Record<AnswerReview["decision"], Tone> = { accepted: "good", rejected: "bad", fixed: "accent" };

export function DecisionChip({ review }: { review: AnswerReview }) {
  const t = useT();
  return (
    <>
      <Chip tone={TONES[review.decision]}>{t(`reviews.decision_${review.decision}`)}</Chip>
      {review.rule && (
        <>
          {" "}
          <Chip tone="accent" title={review.rule.title}>
            <span className="font-mono">{review.rule.code}</span>
          </Chip>
        </>
      )}
      {review.reason && <span className="text-muted"> {review.reason}</span>}
    </>
  );
}

/** Beside an answer on the page of its task; nothing when it was never reviewed. */
export function ReviewState({ answer }: { answer: Pick<TaskAnswer, "review" | "revision" | "state"> }) {
  const t = useT();
  const { review, revision, state } = answer;
  if (!review) return null;
  return (
    <span className="mt-0.5 block text-xs">
      <DecisionChip review={review} />{" "}
      <span className="text-muted">
        {t("reviews.by", { name: review.reviewer })}
        {state === "submitted" && review.revision < revision && ` · ${t("reviews.earlier")}`}
      </span>
    </span>
  );
}
