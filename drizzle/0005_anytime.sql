CREATE TABLE "feedback_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"session_id" uuid,
	"words" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"form_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feedback_notes_workspace_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "feedback_items" ALTER COLUMN "session_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD COLUMN "pair_id" uuid;--> statement-breakpoint
UPDATE "feedback_items" SET "pair_id" = "sessions"."pair_id" FROM "sessions" WHERE "sessions"."workspace_id" = "feedback_items"."workspace_id" AND "sessions"."id" = "feedback_items"."session_id";--> statement-breakpoint
ALTER TABLE "feedback_items" ALTER COLUMN "pair_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "feedback_notes" ADD CONSTRAINT "feedback_notes_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_notes" ADD CONSTRAINT "feedback_notes_workspace_id_session_id_sessions_workspace_id_id_fk" FOREIGN KEY ("workspace_id","session_id") REFERENCES "public"."sessions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_notes_one_waiting" ON "feedback_notes" USING btree ("workspace_id","pair_id") WHERE "feedback_notes"."state" = 'suggested';--> statement-breakpoint
CREATE INDEX "feedback_notes_pair" ON "feedback_notes" USING btree ("workspace_id","pair_id");--> statement-breakpoint
CREATE INDEX "feedback_notes_session" ON "feedback_notes" USING btree ("workspace_id","session_id");--> statement-breakpoint
ALTER TABLE "feedback_items" ADD CONSTRAINT "feedback_items_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feedback_items_pair" ON "feedback_items" USING btree ("workspace_id","pair_id");