ALTER TABLE "asset" ADD COLUMN "display_key" text;--> statement-breakpoint
ALTER TABLE "asset" ADD COLUMN "level_window" text;--> statement-breakpoint
ALTER TABLE "asset" ADD COLUMN "tiles" text;