ALTER TABLE "feedback_items" ALTER COLUMN "session_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD COLUMN "pair_id" uuid;--> statement-breakpoint
UPDATE "feedback_items" SET "pair_id" = "sessions"."pair_id" FROM "sessions" WHERE "sessions"."workspace_id" = "feedback_items"."workspace_id" AND "sessions"."id" = "feedback_items"."session_id";--> statement-breakpoint
ALTER TABLE "feedback_items" ALTER COLUMN "pair_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "feedback_items" ADD CONSTRAINT "feedback_items_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feedback_items_pair" ON "feedback_items" USING btree ("workspace_id","pair_id");
