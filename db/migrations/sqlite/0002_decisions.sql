CREATE TABLE `prediction` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`task_id` text NOT NULL,
	`model` text NOT NULL,
	`document` text NOT NULL,
	`score` real,
	`schema_version` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prediction_task_model` ON `prediction` (`task_id`,`model`);--> statement-breakpoint
CREATE INDEX `prediction_model` ON `prediction` (`project_id`,`model`,`id`);--> statement-breakpoint
CREATE TABLE `question` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`number` integer NOT NULL,
	`task_id` text NOT NULL,
	`region_id` text,
	`text` text NOT NULL,
	`status` text NOT NULL,
	`asked_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`ruling` text,
	`rule_id` text,
	`ruled_by` text,
	`ruled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `question_number` ON `question` (`project_id`,`number`);--> statement-breakpoint
CREATE INDEX `question_status` ON `question` (`project_id`,`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `question_task` ON `question` (`task_id`,`asked_by`);--> statement-breakpoint
CREATE TABLE `resolution` (
	`task_id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`revision` integer NOT NULL,
	`document` text NOT NULL,
	`schema_version` integer NOT NULL,
	`method` text NOT NULL,
	`annotation_id` text,
	`annotation_revision` integer,
	`rule_id` text,
	`note` text NOT NULL,
	`resolved_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `resolution_project` ON `resolution` (`project_id`,`task_id`);--> statement-breakpoint
CREATE TABLE `review` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`task_id` text NOT NULL,
	`annotation_id` text NOT NULL,
	`revision` integer NOT NULL,
	`verdict` text NOT NULL,
	`reason` text NOT NULL,
	`rule_id` text,
	`document` text,
	`schema_version` integer NOT NULL,
	`reviewer_id` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `review_revision` ON `review` (`annotation_id`,`revision`);--> statement-breakpoint
CREATE INDEX `review_project` ON `review` (`project_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `review_task` ON `review` (`task_id`);--> statement-breakpoint
CREATE TABLE `webhook` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`url` text NOT NULL,
	`events` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `webhook_project` ON `webhook` (`project_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `webhook_delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`webhook_id` text NOT NULL,
	`event` text NOT NULL,
	`payload` text NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`response_status` integer,
	`problem` text,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `webhook_delivery_due` ON `webhook_delivery` (`status`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_webhook` ON `webhook_delivery` (`webhook_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `project` ADD `last_question` integer DEFAULT 0 NOT NULL;