CREATE TABLE `task_search` (
	`id` integer PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`project_id` text NOT NULL,
	`text` text NOT NULL,
	`indexed` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `task_search_task` ON `task_search` (`task_id`);--> statement-breakpoint
CREATE INDEX `task_search_waiting` ON `task_search` (`project_id`) WHERE not indexed;--> statement-breakpoint
CREATE INDEX `task_search_indexed` ON `task_search` (`project_id`) WHERE indexed;--> statement-breakpoint
ALTER TABLE `task` DROP COLUMN `search_text`;--> statement-breakpoint
CREATE VIRTUAL TABLE `task_search_index` USING fts5(`text`, content='task_search', content_rowid='id', tokenize='trigram case_sensitive 1', detail=none, columnsize=0);--> statement-breakpoint
INSERT INTO task_search_index (task_search_index, rank) VALUES ('automerge', 0);--> statement-breakpoint
INSERT INTO task_search_index (task_search_index, rank) VALUES ('crisismerge', 1000);--> statement-breakpoint
CREATE TRIGGER `task_search_in` AFTER UPDATE OF `indexed` ON `task_search` WHEN new.indexed AND NOT old.indexed BEGIN
	INSERT INTO task_search_index (rowid, text) VALUES (new.id, new.text);
END;--> statement-breakpoint
CREATE TRIGGER `task_search_out` AFTER DELETE ON `task_search` WHEN old.indexed BEGIN
	INSERT INTO task_search_index (task_search_index, rowid, text) VALUES ('delete', old.id, old.text);
END;
