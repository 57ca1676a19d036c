CREATE TABLE "ledger_changes" (
	"workspace_id" text NOT NULL,
	"item_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"act" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"note" text,
	"owner_id" text,
	"planned_on" date,
	"form_id" text,
	CONSTRAINT "ledger_changes_workspace_id_item_id_revision_pk" PRIMARY KEY("workspace_id","item_id","revision"),
	CONSTRAINT "ledger_changes_revision" CHECK ("ledger_changes"."revision" > 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_news" (
	"workspace_id" text NOT NULL,
	"mentee_id" text NOT NULL,
	"told_on" date NOT NULL,
	"item_id" uuid NOT NULL,
	CONSTRAINT "ledger_news_workspace_id_mentee_id_told_on_item_id_pk" PRIMARY KEY("workspace_id","mentee_id","told_on","item_id")
);
--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "desk_channel_id" text;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "desk_url" text;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD COLUMN "ledger_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD COLUMN "ledger_revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD COLUMN "opened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD COLUMN "owner_id" text;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD COLUMN "planned_on" date;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD COLUMN "is_hatchet" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD COLUMN "verdict" text;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD COLUMN "reopened" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD COLUMN "reopened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ledger_changes" ADD CONSTRAINT "ledger_changes_workspace_id_item_id_feedback_items_workspace_id_id_fk" FOREIGN KEY ("workspace_id","item_id") REFERENCES "public"."feedback_items"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_news" ADD CONSTRAINT "ledger_news_workspace_id_item_id_feedback_items_workspace_id_id_fk" FOREIGN KEY ("workspace_id","item_id") REFERENCES "public"."feedback_items"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_news_item" ON "ledger_news" USING btree ("workspace_id","item_id");--> statement-breakpoint
ALTER TABLE "feedback_items" ADD CONSTRAINT "feedback_items_merged_into" FOREIGN KEY ("workspace_id","merged_into") REFERENCES "public"."feedback_items"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feedback_items_merged" ON "feedback_items" USING btree ("workspace_id","merged_into");--> statement-breakpoint
ALTER TABLE "feedback_items" ADD CONSTRAINT "feedback_items_ledger_id" UNIQUE("workspace_id","ledger_id");--> statement-breakpoint
ALTER TABLE "feedback_items" ADD CONSTRAINT "feedback_items_merged" CHECK (("feedback_items"."status" = 'merged') = ("feedback_items"."merged_into" is not null));--> statement-breakpoint
ALTER TABLE "feedback_items" ADD CONSTRAINT "feedback_items_planned" CHECK (("feedback_items"."status" = 'planned') = ("feedback_items"."planned_on" is not null));--> statement-breakpoint
ALTER TABLE "feedback_items" ADD CONSTRAINT "feedback_items_closed" CHECK (("feedback_items"."status" in ('done', 'declined', 'fix-request')) = ("feedback_items"."closed_at" is not null));