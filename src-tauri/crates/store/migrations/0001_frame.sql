-- The frame: what every feature leans on.

CREATE TABLE migrations (
    version BIGINT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    applied_at BIGINT NOT NULL
);

-- One row per mutation through the door, written in the mutation's own transaction.
CREATE TABLE activity (
    id TEXT PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    command TEXT NOT NULL,
    subject TEXT NOT NULL
);
CREATE INDEX activity_by_subject ON activity (subject, at, id);
CREATE INDEX activity_by_time ON activity (at, id);

CREATE TABLE settings (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- Bytes lie beside the database; this is what is known about them.
CREATE TABLE files (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX files_by_time ON files (created_at, id);
