/** Details of an event of the audit trail in words; roles, review decisions and links are worded where they are shown. */
import type { MessageKey, Translate } from ".";

/** How many of something; nothing is said of none. */
const COUNTS = {
  losses: "activity.detail_losses",
  tasks: "activity.detail_tasks",
  pairs: "duplicates.detail_pairs",
} as const satisfies Record<string, MessageKey>;
const NUMBERS = {
  number: "activity.detail_number",
  revision: "activity.detail_revision",
  added: "activity.detail_added",
  replaced: "activity.detail_replaced",
  removed: "activity.detail_removed",
  changed: "activity.detail_changed",
  full: "activity.detail_full",
  deleted: "activity.detail_deleted",
  kept: "activity.detail_kept",
  minSimilarity: "duplicates.detail_min_similarity",
  textSimilarity: "duplicates.detail_text_similarity",
  imageSimilarity: "duplicates.detail_image_similarity",
} as const satisfies Record<string, MessageKey>;
const FIELDS: Record<string, MessageKey> = {
  name: "activity.field_name",
  description: "activity.field_description",
  settings: "activity.field_settings",
  url: "activity.field_url",
  events: "activity.field_events",
  active: "activity.field_active",
};
const WORDS: Record<string, Record<string, MessageKey>> = {
  status: {
    draft: "guidelines.status_draft",
    active: "guidelines.status_active",
    retired: "guidelines.status_retired",
  },
  method: { chosen: "activity.method_chosen", edited: "activity.method_edited" },
  requeue: { true: "activity.detail_requeue" },
};
const EVENTS: Record<string, MessageKey> = {
  "annotation.submitted": "integrations.event_annotation_submitted",
  "task.done": "integrations.event_task_done",
  "task.resolved": "integrations.event_task_resolved",
  "question.asked": "integrations.event_question_asked",
  "review.saved": "integrations.event_review_saved",
  "guideline.published": "integrations.event_guideline_published",
  "import.finished": "integrations.event_import_finished",
  "consensus.finished": "integrations.event_consensus_finished",
  "release.frozen": "integrations.event_release_frozen",
};

const has = <T extends object>(table: T, key: string): key is Extract<keyof T, string> =>
  Object.hasOwn(table, key);

function listInWords(t: Translate, values: readonly unknown[], words: Record<string, MessageKey>): string {
  return values
    .map(String)
    .map((value) => (words[value] ? t(words[value]) : value))
    .join(", ");
}

/** @returns null where there is nothing to say */
function inWords(
  t: Translate,
  key: string,
  value: unknown,
  number: (value: number) => string,
): string | null {
  if (value === null || value === false || value === 0) return null;
  if (typeof value === "number") {
    if (has(COUNTS, key)) return t(COUNTS[key], { count: value });
    if (has(NUMBERS, key)) return t(NUMBERS[key], { number: number(value) });
  }
  if (key === "format") return String(value).toUpperCase();
  if (Array.isArray(value)) return listInWords(t, value, key === "events" ? EVENTS : FIELDS);
  const word = WORDS[key]?.[String(value)];
  return word ? t(word) : `${key}: ${String(value)}`;
}

/** @param number writes a number as the reader's language does */
export const detailInWords = (
  t: Translate,
  detail: Readonly<Record<string, unknown>>,
  number: (value: number) => string,
): string[] => Object.entries(detail).flatMap(([key, value]) => inWords(t, key, value, number) ?? []);
