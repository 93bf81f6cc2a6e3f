-- How many recipients of a campaign rose to a state in a minute (minutes since the epoch), by
-- reason where there is one: what stands behind each number of the overview.

CREATE TABLE campaign_minutes (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    minute BIGINT NOT NULL,
    state TEXT NOT NULL,
    -- '' where a state needs no reason
    code TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, minute, state, code)
);

CREATE INDEX campaign_minutes_by_minute ON campaign_minutes (minute, state);

-- of older campaigns only where their people stand now is known
INSERT INTO campaign_minutes (campaign_id, minute, state, code, n)
SELECT campaign_id, updated_at / 60000, state, reason_code, CAST(COUNT(*) AS BIGINT)
FROM recipients
WHERE state IN ('enqueued', 'sent', 'delivered', 'read', 'failed', 'rejected', 'enqueued_failed', 'skipped')
GROUP BY campaign_id, updated_at / 60000, state, reason_code;
