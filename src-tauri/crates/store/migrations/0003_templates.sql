-- Templates of both kinds as they were last synced, with their translations beneath.

CREATE TABLE templates (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    -- WhatsApp: the name; omni: Sinch's id
    remote_id TEXT NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    -- '' where there is none
    category TEXT NOT NULL,
    state TEXT NOT NULL,
    default_language TEXT NOT NULL,
    synced_at BIGINT NOT NULL,
    UNIQUE (account_id, kind, remote_id)
);

CREATE INDEX templates_by_name ON templates (name_folded, id);
CREATE INDEX templates_by_account ON templates (account_id, name_folded, id);

CREATE TABLE template_translations (
    template_id TEXT NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    -- as it is sent: en_US for WhatsApp, en-US for omni
    language TEXT NOT NULL,
    version TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- JSON
    variables TEXT NOT NULL,
    preview TEXT NOT NULL,
    PRIMARY KEY (template_id, position)
);

CREATE INDEX template_translations_by_language ON template_translations (language, template_id);
