CREATE TABLE note (
    id          uuid          PRIMARY KEY,
    version     int           NOT NULL,
    title       text          NOT NULL CONSTRAINT note_title_once UNIQUE,
    state       text          NOT NULL CONSTRAINT note_state_known CHECK (state IN ('in-draft', 'sent')),
    tags        text[]        NOT NULL,
    amount      numeric(19,4) NOT NULL,
    currency    text          NOT NULL,
    details     jsonb         NOT NULL,
    lines       jsonb         CHECK (jsonb_typeof(lines) = 'array'),
    written_at  timestamptz   NOT NULL,
    place       int,
    answers     uuid,
    CONSTRAINT note_place_once EXCLUDE (place WITH =),
    -- Checked at the commit, so that a test can make one fail.
    CONSTRAINT note_answers_note FOREIGN KEY (answers) REFERENCES note DEFERRABLE INITIALLY DEFERRED
);
