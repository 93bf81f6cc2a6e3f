-- Campaigns: start times, what a launch was checked with, their history, notes and exports, the
-- moments of each attempt, and an index for each order of a list.

ALTER TABLE campaigns ADD COLUMN starts_at BIGINT;
-- the launch gate's lines as they were when it passed, JSON; '' before
ALTER TABLE campaigns ADD COLUMN checks TEXT NOT NULL DEFAULT '';
ALTER TABLE campaigns ADD COLUMN checked_at BIGINT;
-- between which moments Sinch accepted its messages
ALTER TABLE campaigns ADD COLUMN first_accepted_at BIGINT;
ALTER TABLE campaigns ADD COLUMN last_accepted_at BIGINT;

CREATE INDEX campaigns_by_name ON campaigns (name_folded, id);
CREATE INDEX campaigns_by_state_word ON campaigns (state, id);
CREATE INDEX campaigns_by_people ON campaigns (total, id);
CREATE INDEX campaigns_by_launch ON campaigns (COALESCE(launched_at, 0), id);
CREATE INDEX campaigns_by_update ON campaigns (updated_at, id);
CREATE INDEX campaigns_by_start ON campaigns (starts_at) WHERE state = 'scheduled';

ALTER TABLE recipients ADD COLUMN name_folded TEXT NOT NULL DEFAULT '';
UPDATE recipients SET name_folded = LOWER(name) WHERE name <> '';

CREATE INDEX recipients_by_name ON recipients (campaign_id, name_folded, position);
CREATE INDEX recipients_by_update ON recipients (campaign_id, updated_at, position);
CREATE INDEX recipients_by_phone ON recipients (campaign_id, identity, position);
DROP INDEX recipients_by_identity;

-- when each thing was first known of an attempt; NULL: not (yet)
ALTER TABLE attempts ADD COLUMN accepted_at BIGINT;
ALTER TABLE attempts ADD COLUMN sent_at BIGINT;
ALTER TABLE attempts ADD COLUMN delivered_at BIGINT;
ALTER TABLE attempts ADD COLUMN read_at BIGINT;
ALTER TABLE attempts ADD COLUMN failed_at BIGINT;

-- each change of a campaign's state
CREATE TABLE campaign_events (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- who did it; '' when the campaign did it by itself
    who TEXT NOT NULL,
    -- '' for its beginning
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    -- the message id and arguments of why, JSON; '' when there is nothing to say
    because TEXT NOT NULL,
    PRIMARY KEY (campaign_id, number)
);

-- what is known of campaigns that are older than this table
INSERT INTO campaign_events (campaign_id, number, at, who, from_state, to_state, because)
SELECT id, 1, launched_at, '', 'draft', 'launching', ''
FROM campaigns WHERE launched_at IS NOT NULL;
INSERT INTO campaign_events (campaign_id, number, at, who, from_state, to_state, because)
SELECT id, 2, finished_at, '', 'running', state, ''
FROM campaigns WHERE launched_at IS NOT NULL AND finished_at IS NOT NULL;

CREATE TABLE campaign_notes (
    id TEXT PRIMARY KEY NOT NULL,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    text TEXT NOT NULL
);

CREATE INDEX campaign_notes_by_time ON campaign_notes (campaign_id, at, id);

-- One export of a ledger to a file: at most one of each campaign.
CREATE TABLE campaign_exports (
    id TEXT PRIMARY KEY NOT NULL,
    campaign_id TEXT NOT NULL UNIQUE REFERENCES campaigns (id) ON DELETE CASCADE,
    -- which rows, in which form and language: what the worker needs to begin anew, JSON
    request TEXT NOT NULL,
    state TEXT NOT NULL,
    -- rows written, and the place in the ledger up to which was read
    written BIGINT NOT NULL,
    through BIGINT NOT NULL,
    -- '' until the file is whole
    file_id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- the message id and arguments of why it failed, JSON; '' otherwise
    fault TEXT NOT NULL,
    owner TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE INDEX campaign_exports_open ON campaign_exports (updated_at) WHERE state = 'writing';
