-- +goose Up

-- How the workspace writes money, phone numbers, dates and numbers, where the outside finds it, and whether a person who
-- asks again is recognised.
ALTER TABLE workspace ADD COLUMN currency TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN phone_region TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN language TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN public_url TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN find_duplicates SMALLINT NOT NULL DEFAULT 1 CHECK (find_duplicates IN (0, 1));

-- The built-in roles hold every permission there is.
UPDATE role SET permissions = left(permissions, length(permissions) - 1) || ',"workspace.manage"]' WHERE kind IN ('owner', 'admin');

-- Custom fields. choices is a JSON list.
CREATE TABLE field (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    id           BIGINT NOT NULL,
    key          TEXT COLLATE "C" NOT NULL,
    name         TEXT COLLATE "C" NOT NULL,
    type         TEXT COLLATE "C" NOT NULL,
    choices      TEXT COLLATE "C" NOT NULL,
    place        BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, key)
);

-- The answers to custom fields of the leads that are there, once more, so that lists can be read along them. value is a
-- text in the order of the field's type; a lead has a row for each choice that it made.
CREATE TABLE lead_field (
    workspace_id BIGINT NOT NULL,
    field_id     BIGINT NOT NULL,
    value        TEXT COLLATE "C" NOT NULL,
    created_at   BIGINT NOT NULL,
    lead_id      BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, field_id, value, created_at, lead_id),
    FOREIGN KEY (workspace_id, field_id) REFERENCES field (workspace_id, id),
    FOREIGN KEY (workspace_id, lead_id) REFERENCES lead (workspace_id, id)
);
CREATE INDEX lead_field_lead ON lead_field (workspace_id, lead_id, field_id, value);

-- updated_at is when something last happened to a lead: a note or an enquiry, too, which change nothing of it.
UPDATE lead SET updated_at = a.at
    FROM (SELECT workspace_id, lead_id, max(at) AS at FROM activity GROUP BY workspace_id, lead_id) a
    WHERE a.workspace_id = lead.workspace_id AND a.lead_id = lead.id AND a.at > lead.updated_at;
CREATE INDEX lead_updated ON lead (workspace_id, updated_at, id) WHERE deleted = 0;
CREATE INDEX lead_value   ON lead (workspace_id, value, id) WHERE deleted = 0;

-- How many leads have each value: of the kinds lead (all there are), agent (its id; '': none), waiting, status, source,
-- form and tag. Lists choose by it what to read along, and know at once which values there are.
CREATE TABLE lead_count (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    kind         TEXT COLLATE "C" NOT NULL,
    value        TEXT COLLATE "C" NOT NULL,
    leads        BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, kind, value)
);
INSERT INTO lead_count (workspace_id, kind, value, leads)
    SELECT workspace_id, 'lead', '', count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id
    UNION ALL SELECT workspace_id, 'agent', COALESCE(CAST(agent_id AS TEXT), ''), count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id, agent_id
    UNION ALL SELECT workspace_id, 'waiting', '', count(*) FROM lead WHERE deleted = 0 AND waiting_rotation_id IS NOT NULL GROUP BY workspace_id
    UNION ALL SELECT workspace_id, 'status', status, count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id, status
    UNION ALL SELECT workspace_id, 'source', source, count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id, source
    UNION ALL SELECT workspace_id, 'form', form, count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id, form
    UNION ALL SELECT workspace_id, 'tag', tag, count(*) FROM lead_tag GROUP BY workspace_id, tag;
