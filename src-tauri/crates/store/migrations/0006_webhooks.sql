-- Webhooks: what stands at Sinch for us, and every callback that was ever posted to the receiver.

-- One row an account: our own webhook as it was last seen at Sinch.
CREATE TABLE webhooks (
  account_id TEXT PRIMARY KEY NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  remote_id TEXT NOT NULL DEFAULT '',
  target TEXT NOT NULL DEFAULT '',
  checked_at BIGINT NOT NULL
);

-- The log. `body` is the raw text, or base64 of it where it is no text (`body_encoding`).
-- `nonce` stays NULL until a signature vouches for it, so that nobody can take a nonce in advance.
CREATE TABLE callbacks (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  received_at BIGINT NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  nonce TEXT,
  signed_at BIGINT,
  repeats BIGINT NOT NULL DEFAULT 0,
  size BIGINT NOT NULL,
  headers TEXT NOT NULL,
  body TEXT NOT NULL,
  body_encoding TEXT NOT NULL,
  -- From here on: what the interpretation found, empty before it.
  state TEXT NOT NULL,
  interpreted_at BIGINT,
  trigger_name TEXT NOT NULL DEFAULT '',
  message_id TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT '',
  attempt_id TEXT NOT NULL DEFAULT '',
  identity TEXT NOT NULL DEFAULT '',
  applied BIGINT NOT NULL DEFAULT 0,
  outcome TEXT NOT NULL DEFAULT '',
  effects TEXT NOT NULL DEFAULT '[]'
);

CREATE UNIQUE INDEX callbacks_nonce ON callbacks (account_id, nonce);
CREATE INDEX callbacks_by_time ON callbacks (received_at, id);
CREATE INDEX callbacks_by_account ON callbacks (account_id, received_at, id);
CREATE INDEX callbacks_by_trigger ON callbacks (trigger_name, received_at, id);
CREATE INDEX callbacks_by_message ON callbacks (message_id, status, account_id) WHERE message_id <> '';
CREATE INDEX callbacks_by_attempt ON callbacks (attempt_id, received_at, id) WHERE attempt_id <> '';
CREATE INDEX callbacks_by_identity ON callbacks (identity, received_at, id) WHERE identity <> '';
CREATE INDEX callbacks_waiting ON callbacks (received_at, id) WHERE state = 'waiting';
CREATE INDEX callbacks_quarantined ON callbacks (account_id, received_at, id) WHERE verdict = 'quarantined';
