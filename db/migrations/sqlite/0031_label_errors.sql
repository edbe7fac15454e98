CREATE TABLE `label_error` (
	`run_id` text NOT NULL,
	`task_id` text NOT NULL,
	`project_id` text NOT NULL,
	`rank` integer NOT NULL,
	`likely` integer NOT NULL,
	`problem` text NOT NULL,
	`given` text NOT NULL,
	`suggested` text NOT NULL,
	`score` real NOT NULL,
	`probability` real,
	`basis` text NOT NULL,
	PRIMARY KEY(`run_id`, `task_id`)
);
--> statement-breakpoint
CREATE INDEX `label_error_rank` ON `label_error` (`run_id`,`rank`);--> statement-breakpoint
CREATE INDEX `label_error_task` ON `label_error` (`task_id`);--> statement-breakpoint
CREATE INDEX `label_error_project` ON `label_error` (`project_id`);--> statement-breakpoint
CREATE TABLE `label_error_dismissal` (
	`project_id` text NOT NULL,
	`control_id` text NOT NULL,
	`task_id` text NOT NULL,
	`basis` text NOT NULL,
	`dismissed_by` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`project_id`, `control_id`, `task_id`)
);
--> statement-breakpoint
CREATE INDEX `label_error_dismissal_task` ON `label_error_dismissal` (`task_id`);--> statement-breakpoint
CREATE TABLE `label_error_run` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`control_id` text NOT NULL,
	`source` text NOT NULL,
	`summary` text NOT NULL,
	`schema_version` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `label_error_run_control` ON `label_error_run` (`project_id`,`control_id`);--> statement-breakpoint
CREATE TABLE `own_figures` (
	`project_id` text NOT NULL,
	`user_id` text NOT NULL,
	`day` text NOT NULL,
	`figures` text NOT NULL,
	PRIMARY KEY(`project_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `probability_set` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`control_id` text NOT NULL,
	`file_name` text NOT NULL,
	`labels` text NOT NULL,
	`tasks` integer NOT NULL,
	`scaled` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `probability_set_control` ON `probability_set` (`project_id`,`control_id`);--> statement-breakpoint
CREATE TABLE `task_probability` (
	`set_id` text NOT NULL,
	`task_id` text NOT NULL,
	`project_id` text NOT NULL,
	`probabilities` text NOT NULL,
	PRIMARY KEY(`set_id`, `task_id`)
);
--> statement-breakpoint
CREATE INDEX `task_probability_task` ON `task_probability` (`task_id`);--> statement-breakpoint
CREATE INDEX `task_probability_project` ON `task_probability` (`project_id`);