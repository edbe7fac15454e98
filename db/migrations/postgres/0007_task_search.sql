CREATE TABLE "task_search" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"task_id" text NOT NULL,
	"project_id" text NOT NULL,
	"text" text NOT NULL,
	"indexed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX "task_search_task" ON "task_search" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "task_search_waiting" ON "task_search" USING btree ("project_id") WHERE not indexed;--> statement-breakpoint
CREATE INDEX "task_search_indexed" ON "task_search" USING btree ("project_id") WHERE indexed;--> statement-breakpoint
ALTER TABLE "task" DROP COLUMN "search_text";--> statement-breakpoint
ALTER TABLE task_search SET (toast_tuple_target = 8160);--> statement-breakpoint
DO $$
BEGIN
	CREATE EXTENSION IF NOT EXISTS pg_trgm;
	CREATE INDEX task_search_trigrams ON task_search USING gin (text gin_trgm_ops) WHERE indexed;
EXCEPTION WHEN OTHERS THEN
	-- Not allowed here, or not installed: searching reads every text then, and finds the same.
	RAISE NOTICE 'search goes without an index: %', SQLERRM;
END
$$;
