-- The journal, keyed by position alone. What lies in clear says nothing of whom.
CREATE TABLE journal (
  position bigint PRIMARY KEY,
  id uuid NOT NULL,             -- UUIDv7
  at bigint NOT NULL,           -- Unix time in milliseconds
  who text NOT NULL,
  why text NOT NULL,
  type text NOT NULL,
  state text NOT NULL,
  people bytea NOT NULL,        -- keyed hashes of labels, 16 bytes each; the file first
  identity bytea NOT NULL,      -- keyed hash
  content bytea NOT NULL,       -- keyed hash
  clear bytea NOT NULL,         -- canonical JSON
  identifying bytea NOT NULL,   -- AES-256-GCM
  narrative bytea NOT NULL,     -- AES-256-GCM
  hash bytea NOT NULL           -- SHA-256 over the row before and this one
);

CREATE FUNCTION journal_is_not_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is appended to, never changed';
END $$;
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON journal EXECUTE FUNCTION journal_is_not_changed();

-- How far the chain has come. Written last in every transaction, and only by who has read it: of two writers, one is refused.
CREATE TABLE head (one integer PRIMARY KEY CHECK (one = 1), journal uuid NOT NULL, position bigint NOT NULL, hash bytea NOT NULL);

-- One data key for each file, wrapped by a key that lies outside the database; without bytes where it was deleted.
CREATE TABLE data_key (file bytea PRIMARY KEY, ring integer NOT NULL, wrapped bytea NOT NULL);

-- Projections: made from the journal, and dropped and made again at will.
CREATE TABLE standing (identity bytea PRIMARY KEY, position bigint NOT NULL);
CREATE TABLE about (label bytea NOT NULL, position bigint NOT NULL, PRIMARY KEY (label, position));
CREATE TABLE finding (identifier bytea NOT NULL, file bytea NOT NULL, position bigint NOT NULL, PRIMARY KEY (identifier, position));
CREATE INDEX finding_by_file ON finding (file);
