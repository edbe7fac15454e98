CREATE INDEX `annotation_submitted` ON `annotation` (`project_id`,`submitted_at`,`task_id`) WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX `task_answers` ON `task` (`project_id`,`answer_count`,`seq`);--> statement-breakpoint
CREATE INDEX `task_priority` ON `task` (`project_id`,priority desc,`seq`);--> statement-breakpoint
INSERT INTO task_search_index (task_search_index) VALUES ('delete-all');--> statement-breakpoint
UPDATE task_search SET text = char(31) || text || char(31), indexed = false;
