-- Who looked at what. One entry for each request; nothing here says of whom without the key ring.
CREATE TABLE audit (
  position INTEGER PRIMARY KEY,
  people BLOB NOT NULL,        -- keyed hashes of labels, 16 bytes each
  body BLOB NOT NULL,          -- canonical JSON
  hash BLOB NOT NULL           -- SHA-256 over the entry before and this one
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is appended to, never changed'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is appended to, never changed'); END;

-- Made from the entries.
CREATE TABLE looked (person BLOB NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (person, position)) STRICT, WITHOUT ROWID;

CREATE TABLE audit_id (one INTEGER PRIMARY KEY CHECK (one = 1), id BLOB NOT NULL) STRICT;
