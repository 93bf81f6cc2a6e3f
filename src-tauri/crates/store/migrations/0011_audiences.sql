-- Audiences: when and by which import somebody joined a list, refused rows as they stood in their
-- file, lists on their way out, and an index for each order of a list.

-- NULL and '' for members who joined before this was kept
ALTER TABLE list_members ADD COLUMN joined_at BIGINT;
ALTER TABLE list_members ADD COLUMN import_id TEXT NOT NULL DEFAULT '';

-- 1 while a list is being deleted, 2 while its contacts who are on no other go with it
ALTER TABLE lists ADD COLUMN going BIGINT NOT NULL DEFAULT 0;

-- the row's cells as a JSON array of texts; '[]' for rows refused before this was kept
ALTER TABLE import_rejections ADD COLUMN cells TEXT NOT NULL DEFAULT '[]';

-- 1 once somebody removed the file and the refused rows
ALTER TABLE imports ADD COLUMN forgotten BIGINT NOT NULL DEFAULT 0;

CREATE INDEX contacts_by_creation ON contacts (created_at, id);
CREATE INDEX lists_by_key ON lists (name_key, id);
CREATE INDEX lists_by_members ON lists (members, id);
CREATE INDEX lists_by_creation ON lists (created_at, id);
CREATE INDEX imports_by_file ON imports (file_id);
CREATE INDEX imports_by_list ON imports (list_id, id);
CREATE INDEX files_by_age ON files (created_at, id);
CREATE INDEX recipients_by_contact ON recipients (contact_id, id);
CREATE INDEX campaigns_by_list ON campaigns (list_id, id);
