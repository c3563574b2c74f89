-- Who looked at what. One entry for each request; nothing here says of whom without the key ring.
CREATE TABLE audit (
  position bigint PRIMARY KEY,
  people bytea NOT NULL,        -- keyed hashes of labels, 16 bytes each
  body bytea NOT NULL,          -- canonical JSON
  hash bytea NOT NULL           -- SHA-256 over the entry before and this one
);

CREATE FUNCTION audit_is_not_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is appended to, never changed';
END $$;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_is_not_changed();

-- Made from the entries.
CREATE TABLE looked (person bytea NOT NULL, position bigint NOT NULL, PRIMARY KEY (person, position));

CREATE TABLE audit_id (one integer PRIMARY KEY CHECK (one = 1), id uuid NOT NULL);
