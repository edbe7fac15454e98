CREATE TABLE `agreement_unit` (
	`project_id` text NOT NULL,
	`control_id` text NOT NULL,
	`task_id` text NOT NULL,
	`unit` text NOT NULL,
	`disagreement` real,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`project_id`, `control_id`, `task_id`)
);
--> statement-breakpoint
CREATE INDEX `agreement_disputed` ON `agreement_unit` (`project_id`,`control_id`,`disagreement`);--> statement-breakpoint
CREATE TABLE `annotation` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`task_id` text NOT NULL,
	`user_id` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`document` text NOT NULL,
	`schema_version` integer NOT NULL,
	`guideline_version` integer,
	`lead_time_ms` integer NOT NULL,
	`skip_reason` text,
	`skip_note` text,
	`late` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`submitted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `annotation_task_user` ON `annotation` (`task_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `annotation_project_task` ON `annotation` (`project_id`,`task_id`);--> statement-breakpoint
CREATE INDEX `annotation_own` ON `annotation` (`project_id`,`user_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `annotation_revision` (
	`annotation_id` text NOT NULL,
	`revision` integer NOT NULL,
	`project_id` text NOT NULL,
	`state` text NOT NULL,
	`document` text NOT NULL,
	`hash` text NOT NULL,
	`schema_version` integer NOT NULL,
	`guideline_version` integer,
	`lead_time_ms` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`annotation_id`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `api_token` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_token_hash` ON `api_token` (`hash`);--> statement-breakpoint
CREATE INDEX `api_token_user` ON `api_token` (`user_id`);--> statement-breakpoint
CREATE TABLE `asset` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`sha256` text NOT NULL,
	`storage_key` text NOT NULL,
	`thumbnail_key` text NOT NULL,
	`served_sha256` text NOT NULL,
	`mime` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`width_px` integer NOT NULL,
	`height_px` integer NOT NULL,
	`file_name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `asset_sha256` ON `asset` (`project_id`,`sha256`);--> statement-breakpoint
CREATE TABLE `assignment` (
	`project_id` text NOT NULL,
	`task_id` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`task_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `assignment_user` ON `assignment` (`project_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `event` (
	`project_id` text NOT NULL,
	`number` integer NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`target` text NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`project_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `guideline_draft` (
	`project_id` text PRIMARY KEY NOT NULL,
	`markdown` text NOT NULL,
	`revision` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `guideline_version` (
	`project_id` text NOT NULL,
	`version` integer NOT NULL,
	`markdown` text NOT NULL,
	`rules` text NOT NULL,
	`note` text NOT NULL,
	`published_by` text NOT NULL,
	`published_at` integer NOT NULL,
	PRIMARY KEY(`project_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `invite` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`email` text,
	`role` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invite_token` ON `invite` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invite_project` ON `invite` (`project_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `job` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`payload` text NOT NULL,
	`progress` text NOT NULL,
	`checkpoint` text NOT NULL,
	`result` text,
	`problem` text,
	`cancel_requested` integer DEFAULT false NOT NULL,
	`leased_until` integer DEFAULT 0 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `job_project` ON `job` (`project_id`,`kind`,`created_at`);--> statement-breakpoint
CREATE INDEX `job_waiting` ON `job` (`status`,`leased_until`);--> statement-breakpoint
CREATE TABLE `job_error` (
	`job_id` text NOT NULL,
	`number` integer NOT NULL,
	`project_id` text NOT NULL,
	`row` integer NOT NULL,
	`message` text NOT NULL,
	PRIMARY KEY(`job_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `label_schema_version` (
	`project_id` text NOT NULL,
	`version` integer NOT NULL,
	`schema` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`project_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `lease` (
	`project_id` text NOT NULL,
	`task_id` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`task_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `lease_expiry` ON `lease` (`project_id`,`expires_at`);--> statement-breakpoint
CREATE INDEX `lease_user` ON `lease` (`project_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `membership` (
	`project_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`queue_cursor` integer DEFAULT -1 NOT NULL,
	`submitted` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`project_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `membership_user` ON `membership` (`user_id`);--> statement-breakpoint
CREATE TABLE `project` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`settings` text NOT NULL,
	`schema_version` integer NOT NULL,
	`guideline_version` integer,
	`last_seq` integer DEFAULT 0 NOT NULL,
	`last_rule` integer DEFAULT 0 NOT NULL,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `project_created` ON `project` (`created_at`);--> statement-breakpoint
CREATE TABLE `release` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`plan` text NOT NULL,
	`status` text NOT NULL,
	`schema_version` integer NOT NULL,
	`guideline_version` integer,
	`summary` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`frozen_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `release_number` ON `release` (`project_id`,`number`);--> statement-breakpoint
CREATE TABLE `release_item` (
	`release_id` text NOT NULL,
	`seq` integer NOT NULL,
	`project_id` text NOT NULL,
	`split` text NOT NULL,
	`item` text NOT NULL,
	PRIMARY KEY(`release_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `rule` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`statement` text NOT NULL,
	`labels` text NOT NULL,
	`examples` text NOT NULL,
	`status` text NOT NULL,
	`revision` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_number` ON `rule` (`project_id`,`number`);--> statement-breakpoint
CREATE TABLE `rule_revision` (
	`rule_id` text NOT NULL,
	`revision` integer NOT NULL,
	`project_id` text NOT NULL,
	`rule` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`rule_id`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `sign_in_attempt` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`window_started_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `task` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`seq` integer NOT NULL,
	`external_id` text,
	`data` text NOT NULL,
	`content_hash` text NOT NULL,
	`identity` text NOT NULL,
	`group_key` text,
	`preview` text NOT NULL,
	`search_text` text NOT NULL,
	`priority` integer DEFAULT 0 NOT NULL,
	`queue_rank` integer NOT NULL,
	`overlap` integer NOT NULL,
	`answer_count` integer DEFAULT 0 NOT NULL,
	`skip_count` integer DEFAULT 0 NOT NULL,
	`open_slots` integer NOT NULL,
	`status` text DEFAULT 'new' NOT NULL,
	`agreement_stale` integer DEFAULT false NOT NULL,
	`import_job_id` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_seq` ON `task` (`project_id`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `task_identity` ON `task` (`project_id`,`identity`);--> statement-breakpoint
CREATE INDEX `task_queue` ON `task` (`project_id`,`queue_rank`) WHERE open_slots > 0;--> statement-breakpoint
CREATE INDEX `task_status` ON `task` (`project_id`,`status`,`seq`);--> statement-breakpoint
CREATE INDEX `task_stale` ON `task` (`project_id`,`seq`) WHERE agreement_stale;--> statement-breakpoint
CREATE INDEX `task_import` ON `task` (`import_job_id`);--> statement-breakpoint
CREATE TABLE `task_asset` (
	`task_id` text NOT NULL,
	`field` text NOT NULL,
	`asset_id` text NOT NULL,
	`project_id` text NOT NULL,
	PRIMARY KEY(`task_id`, `field`)
);
--> statement-breakpoint
CREATE INDEX `task_asset_asset` ON `task_asset` (`project_id`,`asset_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text,
	`role` text NOT NULL,
	`session_version` integer DEFAULT 1 NOT NULL,
	`preferences` text NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email` ON `user` (`email`);