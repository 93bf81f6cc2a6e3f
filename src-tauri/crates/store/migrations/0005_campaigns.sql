-- Campaigns, their ledger (recipients, attempts) and the rollups that screens read.

CREATE TABLE campaigns (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    template_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    language TEXT NOT NULL,
    list_id TEXT NOT NULL,
    -- messages a second asked for; NULL: as fast as the app allows
    rate BIGINT,
    -- how each template variable is filled, JSON
    variables TEXT NOT NULL,
    -- the template as it was when the ledger was laid, JSON; '' in a draft
    template TEXT NOT NULL,
    state TEXT NOT NULL,
    -- the message id and arguments of why it paused itself, JSON; '' otherwise
    paused_because TEXT NOT NULL,
    total BIGINT NOT NULL,
    -- members of the list that were confirmed at launch; who joins later is not written to
    confirmed BIGINT NOT NULL,
    -- the last contact whose row was laid
    laid_through TEXT NOT NULL,
    -- 1 when the whole list has been laid
    laid BIGINT NOT NULL,
    -- which host works on it, and until when nobody else may
    owner TEXT NOT NULL,
    lease_until BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    launched_at BIGINT,
    finished_at BIGINT
);

CREATE INDEX campaigns_by_age ON campaigns (created_at, id);
CREATE INDEX campaigns_by_account ON campaigns (account_id, created_at, id);
CREATE INDEX campaigns_by_state ON campaigns (state, created_at, id);

CREATE TABLE recipients (
    id TEXT PRIMARY KEY NOT NULL,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    contact_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    channel TEXT NOT NULL,
    language TEXT NOT NULL,
    identity TEXT NOT NULL,
    name TEXT NOT NULL,
    -- template parameters with this person's values, JSON
    parameters TEXT NOT NULL,
    state TEXT NOT NULL,
    reason_code TEXT NOT NULL,
    reason_text TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    attempt_id TEXT NOT NULL,
    -- not before this moment, after a back-off
    due_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (campaign_id, contact_id)
);

CREATE INDEX recipients_by_position ON recipients (campaign_id, position);
CREATE INDEX recipients_by_state ON recipients (campaign_id, state, position);
CREATE INDEX recipients_by_reason ON recipients (campaign_id, reason_code, position);
CREATE INDEX recipients_by_identity ON recipients (campaign_id, identity);

CREATE TABLE attempts (
    id TEXT PRIMARY KEY NOT NULL,
    recipient_id TEXT NOT NULL REFERENCES recipients (id) ON DELETE CASCADE,
    campaign_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    state TEXT NOT NULL,
    -- 1: a later attempt took its place
    superseded BIGINT NOT NULL,
    owner TEXT NOT NULL,
    claimed_at BIGINT NOT NULL,
    -- after this its request can no longer be on its way
    deadline_at BIGINT NOT NULL,
    message_id TEXT NOT NULL,
    reason_code TEXT NOT NULL,
    reason_text TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE INDEX attempts_by_recipient ON attempts (recipient_id, number);
CREATE INDEX attempts_open ON attempts (campaign_id, deadline_at) WHERE state IN ('claimed', 'in_doubt');
CREATE INDEX attempts_by_message ON attempts (message_id) WHERE message_id <> '';

CREATE TABLE campaign_counts (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, state)
);

CREATE TABLE failure_counts (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, code)
);

-- how many recipients rose to a state in a minute (minutes since the epoch)
CREATE TABLE minute_counts (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    minute BIGINT NOT NULL,
    state TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (account_id, channel, minute, state)
);

CREATE INDEX minute_counts_by_minute ON minute_counts (minute, state);
