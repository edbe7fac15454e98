ALTER TABLE "membership" ADD COLUMN "submitted_today" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "submitted_day" integer DEFAULT 0 NOT NULL;