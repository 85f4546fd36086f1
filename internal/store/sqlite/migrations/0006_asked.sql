-- +goose Up

-- Some vendors can be asked for leads, too. problem says why one cannot at present, and rests_until when it is tried again;
-- asked is a JSON object of what asking has shown.
ALTER TABLE source ADD COLUMN problem TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN asked   TEXT NOT NULL DEFAULT '{}';
ALTER TABLE source ADD COLUMN rests_until INTEGER;
