"use client";
/** How a delivery of a webhook went, in words. */
import { Chip, type Tone } from "@/components/ui/chip";
import { Time } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { Delivery, DeliveryProblem, PING, WebhookEvent } from "@/lib/contracts/webhooks";
import type { MessageKey } from "@/lib/i18n";

const TONES: Record<Delivery["status"], Tone> = { delivered: "good", waiting: "neutral", failed: "bad" };

const PROBLEMS: Record<DeliveryProblem, MessageKey> = {
  "no-answer": "integrations.problem_noAnswer",
  status: "integrations.problem_status",
  redirect: "integrations.problem_redirect",
  paused: "integrations.problem_paused",
  expired: "integrations.problem_expired",
};

export const EVENT_NAMES: Record<WebhookEvent | typeof PING, MessageKey> = {
  "annotation.submitted": "integrations.event_annotation_submitted",
  "task.done": "integrations.event_task_done",
  "task.resolved": "integrations.event_task_resolved",
  "question.asked": "integrations.event_question_asked",
  "review.saved": "integrations.event_review_saved",
  "guideline.published": "integrations.event_guideline_published",
  "import.finished": "integrations.event_import_finished",
  "consensus.finished": "integrations.event_consensus_finished",
  "release.frozen": "integrations.event_release_frozen",
  ping: "integrations.event_ping",
};

export function DeliveryResult({ delivery }: { delivery: Delivery }) {
  const t = useT();
  const { status, problem, responseStatus, nextAttemptAt } = delivery;
  const hint = problem === "no-answer" ? t("integrations.problem_noAnswerHint") : undefined;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
      <Chip tone={TONES[status]}>{t(`integrations.${status}`)}</Chip>
      {problem !== null && (
        <span className="text-muted" {...(hint && { title: hint })}>
          {t(PROBLEMS[problem], { status: String(responseStatus ?? "–") })}
        </span>
      )}
      {nextAttemptAt !== null && problem !== null && (
        <span className="text-muted">
          {t("integrations.nextTry")} <Time ms={nextAttemptAt} />
        </span>
      )}
    </span>
  );
}
