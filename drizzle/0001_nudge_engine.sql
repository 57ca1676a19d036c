CREATE TABLE "send_lanes" (
	"workspace_id" text NOT NULL,
	"lane" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	CONSTRAINT "send_lanes_workspace_id_lane_pk" PRIMARY KEY("workspace_id","lane")
);
--> statement-breakpoint
DROP INDEX "nudges_due";--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "work_from" text DEFAULT '09:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "work_to" text DEFAULT '17:30' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "work_days" smallint DEFAULT 31 NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "holidays" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "away_until" date;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "muted" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "nudges" ADD COLUMN "is_urgent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "nudges" ADD COLUMN "doubtful" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "nudges" ADD COLUMN "snoozes" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "pairs" ADD COLUMN "left_by" text;--> statement-breakpoint
ALTER TABLE "send_lanes" ADD CONSTRAINT "send_lanes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "nudges_user" ON "nudges" USING btree ("workspace_id","user_id","due_at");--> statement-breakpoint
CREATE INDEX "nudges_failed" ON "nudges" USING btree ("workspace_id","due_at") WHERE "nudges"."state" = 'failed';--> statement-breakpoint
CREATE INDEX "nudges_due" ON "nudges" USING btree ("workspace_id","is_urgent","due_at") WHERE "nudges"."state" = 'pending';--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_work_from" CHECK ("members"."work_from" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_work_to" CHECK ("members"."work_to" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_work_hours" CHECK ("members"."work_from" < "members"."work_to");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_work_days" CHECK ("members"."work_days" between 1 and 127);