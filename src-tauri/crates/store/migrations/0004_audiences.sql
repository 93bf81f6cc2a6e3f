-- Contacts, how they are reached, the lists they are on, and the imports that brought them.

CREATE TABLE contacts (
    id TEXT PRIMARY KEY NOT NULL,
    -- E.164 with its plus: what makes a contact the same one again.
    phone TEXT NOT NULL,
    -- What a person reads ('' when unknown), and the same folded for order and search.
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    language TEXT,
    -- A JSON object of text by column name, as the newest file had it.
    attributes TEXT NOT NULL,
    -- The import that brought this contact; until that import is done nobody sees it.
    import_id TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX contacts_by_phone ON contacts (phone);
CREATE INDEX contacts_by_name ON contacts (name_key, id);

-- Per channel, so that a contact can be one person behind a number and a chat identity.
CREATE TABLE identities (
    contact_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    -- 'PHONE' stands for every channel that is addressed by a number.
    channel TEXT NOT NULL,
    identity TEXT NOT NULL,
    PRIMARY KEY (channel, identity)
);
CREATE INDEX identities_by_contact ON identities (contact_id);

CREATE TABLE lists (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    -- Kept in the transaction that changes the members.
    members BIGINT NOT NULL,
    -- Members beyond this position belong to an import that is not published yet.
    through BIGINT NOT NULL,
    -- 0 while the list's first import is being published.
    visible BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX lists_by_name ON lists (name_key);

CREATE TABLE list_members (
    list_id TEXT NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
    contact_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    -- The order in which they joined: the file's own order.
    position BIGINT NOT NULL,
    PRIMARY KEY (list_id, contact_id)
);
CREATE UNIQUE INDEX list_members_by_position ON list_members (list_id, position);
CREATE INDEX list_members_by_contact ON list_members (contact_id);

CREATE TABLE imports (
    id TEXT PRIMARY KEY NOT NULL,
    file_id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    list_name TEXT NOT NULL,
    -- Set when publishing begins.
    list_id TEXT,
    -- reading, publishing, done, failed, cancelled
    state TEXT NOT NULL,
    -- How the file is to be read, as JSON: what the importer was asked.
    reading TEXT NOT NULL,
    bytes_total BIGINT NOT NULL,
    bytes_read BIGINT NOT NULL,
    -- Records read, the header not counted: imported + duplicates + rejected.
    records BIGINT NOT NULL,
    staged BIGINT NOT NULL,
    duplicates BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    -- Staged rows up to this row number are in contacts and list_members.
    published_through BIGINT NOT NULL,
    -- How many of them were not members of the list before.
    joined BIGINT NOT NULL,
    -- 1 from the begin of publishing until it is finished or undone.
    publishing BIGINT NOT NULL,
    -- 1 while anything is left to do: reading, publishing, undoing, sweeping.
    unsettled BIGINT NOT NULL,
    -- Why it failed, as JSON: a message id with arguments, put into words when it is shown.
    fault TEXT,
    -- The host that works on it, and until when the others believe it alive.
    owner TEXT NOT NULL,
    lease_until BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX imports_unsettled ON imports (unsettled, id);
-- One at a time, so that the positions beyond a list's `through` belong to one import.
CREATE UNIQUE INDEX imports_publishing ON imports (publishing) WHERE publishing = 1;

-- Records that were read and accepted, invisible until the import is published.
CREATE TABLE import_staging (
    import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    phone TEXT NOT NULL,
    row_number BIGINT NOT NULL,
    -- A fresh id, or the contact's own once publishing has found the number known.
    contact_id TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    language TEXT,
    attributes TEXT NOT NULL,
    -- What a known contact held before, for undoing; NULL for a new one.
    before_name TEXT,
    before_name_key TEXT,
    before_language TEXT,
    before_attributes TEXT,
    before_updated_at BIGINT,
    PRIMARY KEY (import_id, phone)
);
CREATE UNIQUE INDEX import_staging_by_row ON import_staging (import_id, row_number);

CREATE TABLE import_rejections (
    import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    -- The record's number, counted from 1 as a spreadsheet numbers its rows (a header is row 1),
    -- whatever line breaks lie inside quoted cells.
    row_number BIGINT NOT NULL,
    column_name TEXT NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (import_id, row_number)
);
