-- Receiving: how old a signature may be and the secret before this one, both of an account; what
-- the log of callbacks is searched by; accounts that go in slices.

-- a signature older than this, in ms, only counts when it brings news
ALTER TABLE accounts ADD COLUMN late_after_ms BIGINT NOT NULL DEFAULT 86400000;
-- the secret that was replaced, '' when there is none, and until when it is accepted
ALTER TABLE accounts ADD COLUMN former_secret_ref TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN former_secret_until BIGINT NOT NULL DEFAULT 0;
-- 1 once Sinch was seen to have the new one
ALTER TABLE accounts ADD COLUMN former_secret_confirmed BIGINT NOT NULL DEFAULT 0;
-- 1 while its rows are being deleted
ALTER TABLE accounts ADD COLUMN going BIGINT NOT NULL DEFAULT 0;

ALTER TABLE callbacks ADD COLUMN correlation_id TEXT NOT NULL DEFAULT '';
ALTER TABLE callbacks ADD COLUMN campaign_id TEXT NOT NULL DEFAULT '';
-- 1 when the former secret signed it
ALTER TABLE callbacks ADD COLUMN former_secret BIGINT NOT NULL DEFAULT 0;

-- what is known of callbacks that are older than these columns
UPDATE callbacks SET correlation_id = attempt_id WHERE attempt_id <> '';
UPDATE callbacks
SET campaign_id = (SELECT a.campaign_id FROM attempts a WHERE a.id = callbacks.attempt_id)
WHERE EXISTS (SELECT 1 FROM attempts a WHERE a.id = callbacks.attempt_id);

CREATE INDEX callbacks_by_correlation ON callbacks (correlation_id, received_at, id) WHERE correlation_id <> '';
CREATE INDEX callbacks_by_campaign ON callbacks (campaign_id, received_at, id) WHERE campaign_id <> '';
CREATE INDEX callbacks_by_verdict ON callbacks (verdict, received_at, id);
CREATE INDEX callbacks_by_outcome ON callbacks (outcome, received_at, id);
