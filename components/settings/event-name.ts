/** Events of the audit trail in words. */
import type { MessageKey, Translate } from "@/lib/i18n";

const NAMES: Record<string, MessageKey> = {
  "duplicates.cancel": "duplicates.event_cancel",
  "duplicates.confirm": "duplicates.event_confirm",
  "duplicates.dismiss": "duplicates.event_dismiss",
  "duplicates.find": "duplicates.event_find",
  "duplicates.reopen": "duplicates.event_reopen",
  "guideline.publish": "settings.event_guideline_publish",
  "import.cancel": "settings.event_import_cancel",
  "import.start": "settings.event_import_start",
  "invite.create": "settings.event_invite_create",
  "invite.revoke": "settings.event_invite_revoke",
  "member.change-role": "settings.event_member_change_role",
  "member.exclude": "settings.event_member_exclude",
  "member.include": "settings.event_member_include",
  "member.join": "settings.event_member_join",
  "member.remove": "settings.event_member_remove",
  "prediction.add": "settings.event_prediction_add",
  "prediction.remove": "settings.event_prediction_remove",
  "project.change": "settings.event_project_change",
  "project.create": "settings.event_project_create",
  "question.answer": "settings.event_question_answer",
  "question.ask": "settings.event_question_ask",
  "question.withdraw": "settings.event_question_withdraw",
  "release.create": "settings.event_release_create",
  "release.download": "settings.event_release_download",
  "review.save": "settings.event_review_save",
  "rule.save": "settings.event_rule_save",
  "schema.save": "settings.event_schema_save",
  "task.assign": "settings.event_task_assign",
  "task.unassign": "settings.event_task_unassign",
  "webhook.change": "settings.event_webhook_change",
  "webhook.create": "settings.event_webhook_create",
  "webhook.delete": "settings.event_webhook_delete",
  "task.delete": "settings.event_task_delete",
  "task.reopen": "settings.event_task_reopen",
  "task.resolve": "settings.event_task_resolve",
};

/** The action itself where it has no words yet: better a term than nothing. */
export function eventName(t: Translate, action: string): string {
  const name = NAMES[action];
  return name ? t(name) : action;
}
