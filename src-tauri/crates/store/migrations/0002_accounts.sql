-- Accounts: an app at Sinch with the keys to it (by reference), and what was proved of it.

CREATE TABLE accounts (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    key TEXT NOT NULL,
    -- upper case, so that two accounts never differ in case alone
    key_folded TEXT NOT NULL UNIQUE,
    -- the default list; NULL: none
    list_id TEXT,
    proxy_domain TEXT NOT NULL,
    region TEXT NOT NULL,
    project_id TEXT NOT NULL,
    app_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    -- references such as keychain:…; never a secret
    key_secret_ref TEXT NOT NULL,
    webhook_secret_ref TEXT NOT NULL,
    key_used_at BIGINT,
    phone TEXT NOT NULL,
    description TEXT NOT NULL,
    rehearsal BIGINT NOT NULL,
    -- how long after a request's deadline a listing proves that it was not accepted
    doubt_wait_ms BIGINT NOT NULL,
    -- what the last test found: '' and NULL before the first
    processing_mode TEXT NOT NULL,
    rate_outbound BIGINT,
    test_report TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE INDEX accounts_by_name ON accounts (name_folded, id);
CREATE UNIQUE INDEX accounts_app ON accounts (project_id, app_id);

-- The channels of the app as Sinch last told them, in the app's order.
CREATE TABLE account_channels (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    channel TEXT NOT NULL,
    status TEXT NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (account_id, position)
);
