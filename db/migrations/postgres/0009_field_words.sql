ALTER TABLE "review" RENAME COLUMN "verdict" TO "decision";--> statement-breakpoint
ALTER TABLE "project" RENAME COLUMN "guide_revision" TO "content_revision";--> statement-breakpoint
-- Rule examples, in JSON: a quote inside a text is escaped there, so only the key matches.
UPDATE "rule" SET "examples" = replace("examples", '"verdict":', '"rating":');--> statement-breakpoint
UPDATE "guideline_version" SET "rules" = replace("rules", '"verdict":', '"rating":');--> statement-breakpoint
UPDATE "rule_revision" SET "rule" = replace("rule", '"verdict":', '"rating":');