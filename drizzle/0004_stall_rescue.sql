CREATE TABLE "stall_answers" (
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"answer" text NOT NULL,
	"coordinator_id" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stall_answers_workspace_id_pair_id_since_pk" PRIMARY KEY("workspace_id","pair_id","since")
);
--> statement-breakpoint
ALTER TABLE "pairs" ADD COLUMN "resumed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "fell_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "check_ins_wanted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "slot_offers" ADD COLUMN "minutes" smallint;--> statement-breakpoint
ALTER TABLE "stall_answers" ADD CONSTRAINT "stall_answers_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_offers" ADD CONSTRAINT "slot_offers_minutes" CHECK ("slot_offers"."minutes" in (30, 45, 60));