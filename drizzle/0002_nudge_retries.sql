DROP INDEX "nudges_due";--> statement-breakpoint
ALTER TABLE "nudges" ADD COLUMN "retry_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "nudges" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "nudges" ADD COLUMN "bugs" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "nudges_next" ON "nudges" USING btree ("workspace_id","is_urgent",coalesce("retry_at", "due_at")) WHERE "nudges"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "nudges_backlog" ON "nudges" USING btree ("workspace_id","due_at") WHERE "nudges"."state" in ('pending', 'queued', 'sending');