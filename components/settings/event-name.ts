/** Events of the audit trail in words. */
import type { MessageKey, Translate } from "@/lib/i18n";

const NAMES: Record<string, MessageKey> = {
  "candidates.create": "candidates.event_create",
  "candidates.delete": "candidates.event_delete",
  "candidates.replace": "candidates.event_replace",
  "duplicates.cancel": "duplicates.event_cancel",
  "duplicates.confirm": "duplicates.event_confirm",
  "duplicates.dismiss": "duplicates.event_dismiss",
  "duplicates.find": "duplicates.event_find",
  "duplicates.reopen": "duplicates.event_reopen",
  "guideline.publish": "activity.event_guideline_publish",
  "import.cancel": "activity.event_import_cancel",
  "import.start": "activity.event_import_start",
  "import.undo": "activity.event_import_undo",
  "invite.create": "activity.event_invite_create",
  "invite.revoke": "activity.event_invite_revoke",
  "member.add": "activity.event_member_add",
  "member.change-role": "activity.event_member_change_role",
  "member.exclude": "activity.event_member_exclude",
  "member.include": "activity.event_member_include",
  "member.join": "activity.event_member_join",
  "member.remove": "activity.event_member_remove",
  "prediction.add": "activity.event_prediction_add",
  "prediction.remove": "activity.event_prediction_remove",
  "project.change": "activity.event_project_change",
  "project.create": "activity.event_project_create",
  "question.answer": "activity.event_question_answer",
  "question.ask": "activity.event_question_ask",
  "question.withdraw": "activity.event_question_withdraw",
  "release.create": "activity.event_release_create",
  "release.download": "activity.event_release_download",
  "release.link-create": "activity.event_release_link_create",
  "release.link-revoke": "activity.event_release_link_revoke",
  "release.deprecate": "activity.event_release_deprecate",
  "release.restore": "activity.event_release_restore",
  "review.save": "activity.event_review_save",
  "rule.save": "activity.event_rule_save",
  "schema.save": "activity.event_schema_save",
  "task.assign": "activity.event_task_assign",
  "task.unassign": "activity.event_task_unassign",
  "terms.cancel": "terms.event_cancel",
  "terms.create": "terms.event_create",
  "terms.delete": "terms.event_delete",
  "terms.run": "terms.event_run",
  "webhook.change": "activity.event_webhook_change",
  "webhook.create": "activity.event_webhook_create",
  "webhook.delete": "activity.event_webhook_delete",
  "task.delete": "activity.event_task_delete",
  "task.reopen": "activity.event_task_reopen",
  "task.resolve": "activity.event_task_resolve",
};

/** The action itself where it has no words yet: better a term than nothing. */
export function eventName(t: Translate, action: string): string {
  const name = NAMES[action];
  return name ? t(name) : action;
}
