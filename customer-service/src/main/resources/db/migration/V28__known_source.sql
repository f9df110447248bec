-- The sources that feedback-service has registered: what an id is called. Whatever a source tells is kept under that
-- name, which never changes.
CREATE TABLE known_source (
    id   uuid PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100)
);
