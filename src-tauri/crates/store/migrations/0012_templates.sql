-- Templates: what each sync found, the history of every template as syncs saw it, and an index for
-- each order of the list.

-- the last sync of each kind of an account's templates
CREATE TABLE template_syncs (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- how many were read
    seen BIGINT NOT NULL,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    gone BIGINT NOT NULL,
    -- the message id and arguments of why it failed, and of what to do, JSON; '' otherwise
    fault TEXT NOT NULL,
    hint TEXT NOT NULL,
    PRIMARY KEY (account_id, kind)
);

CREATE TABLE template_changes (
    template_id TEXT NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
    -- counted for each template
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- added, returned, gone, name, category, default_language, language_added, language_gone,
    -- state, reason, text, variables, version
    what TEXT NOT NULL,
    -- the translation that changed; '' when it is the template as a whole
    language TEXT NOT NULL,
    -- '' where there is nothing to show
    before_value TEXT NOT NULL,
    after_value TEXT NOT NULL,
    -- Meta's reason, where one came with the change
    reason TEXT NOT NULL,
    PRIMARY KEY (template_id, number)
);

CREATE INDEX template_changes_by_time ON template_changes (at, template_id);

CREATE INDEX templates_by_kind ON templates (kind, id);
CREATE INDEX templates_by_state ON templates (state, id);
CREATE INDEX templates_by_category ON templates (category, id);
CREATE INDEX templates_by_sync ON templates (synced_at, id);
CREATE INDEX campaigns_by_template ON campaigns (template_id, id);
