CREATE TABLE "delegates" (
	"workspace_id" text NOT NULL,
	"leader_id" text NOT NULL,
	"delegate_id" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delegates_workspace_id_leader_id_delegate_id_pk" PRIMARY KEY("workspace_id","leader_id","delegate_id"),
	CONSTRAINT "delegates_two_people" CHECK ("delegates"."leader_id" <> "delegates"."delegate_id")
);
--> statement-breakpoint
CREATE TABLE "slot_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"pair_id" uuid NOT NULL,
	"after_session_id" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"round" smallint DEFAULT 0 NOT NULL,
	"shared" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "slot_offers_workspace_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "slots" (
	"workspace_id" text NOT NULL,
	"offer_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"round" smallint NOT NULL,
	CONSTRAINT "slots_workspace_id_offer_id_starts_at_pk" PRIMARY KEY("workspace_id","offer_id","starts_at"),
	CONSTRAINT "slots_round" CHECK ("slots"."round" >= 1)
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "delegates" ADD CONSTRAINT "delegates_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_offers" ADD CONSTRAINT "slot_offers_workspace_id_pair_id_pairs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pair_id") REFERENCES "public"."pairs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_offers" ADD CONSTRAINT "slot_offers_after_session" FOREIGN KEY ("workspace_id","after_session_id") REFERENCES "public"."sessions"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_workspace_id_offer_id_slot_offers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","offer_id") REFERENCES "public"."slot_offers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "delegates_one_per_leader" ON "delegates" USING btree ("workspace_id","leader_id") WHERE "delegates"."state" = 'active';--> statement-breakpoint
CREATE INDEX "delegates_delegate" ON "delegates" USING btree ("workspace_id","delegate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slot_offers_one_open" ON "slot_offers" USING btree ("workspace_id","pair_id") WHERE "slot_offers"."state" = 'open';--> statement-breakpoint
CREATE INDEX "slot_offers_pair" ON "slot_offers" USING btree ("workspace_id","pair_id");--> statement-breakpoint
CREATE INDEX "slot_offers_session" ON "slot_offers" USING btree ("workspace_id","after_session_id");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_cancel_reason" CHECK (length("sessions"."cancel_reason") between 1 and 200);