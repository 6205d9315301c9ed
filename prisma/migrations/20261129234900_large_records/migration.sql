-- CreateIndex
CREATE INDEX "position_term_id_party_id_idx" ON "position"("term_id", "party_id");

-- CreateIndex
CREATE INDEX "position_party_id_idx" ON "position"("party_id");

-- Few positions are held on conditions, and a party's page looks for those that name it.
CREATE INDEX position_conditional ON position (negotiation_id) WHERE conditions <> '[]';
-- Few records are marked, and a series with some may have one in force for each marking.
CREATE INDEX record_period_marked ON record_period (negotiation_id, kind) WHERE compartment_id IS NOT NULL;

-- A person follows a handful of negotiations. Where Postgres reckons with a thousand for each table that the wall looks at,
-- it reads whole tables rather than look up the rows that a page asks for.
ALTER FUNCTION my_negotiations() ROWS 5;
ALTER FUNCTION my_negotiations_as("Role") ROWS 5;
ALTER FUNCTION my_compartments() ROWS 5;
ALTER FUNCTION my_colleagues() ROWS 20;
