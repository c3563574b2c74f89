-- The journal, keyed by position alone. What lies in clear says nothing of whom.
CREATE TABLE journal (
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL,            -- UUIDv7, big-endian
  at INTEGER NOT NULL,         -- Unix time in milliseconds
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  type TEXT NOT NULL,
  state TEXT NOT NULL,
  people BLOB NOT NULL,        -- keyed hashes of labels, 16 bytes each; the file first
  identity BLOB NOT NULL,      -- keyed hash
  content BLOB NOT NULL,       -- keyed hash
  clear BLOB NOT NULL,         -- canonical JSON
  identifying BLOB NOT NULL,   -- AES-256-GCM
  narrative BLOB NOT NULL,     -- AES-256-GCM
  hash BLOB NOT NULL           -- SHA-256 over the row before and this one
) STRICT;

CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is appended to, never changed'); END;
CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is appended to, never changed'); END;

-- One data key for each file, wrapped by a key that lies outside the database; without bytes where it was deleted.
CREATE TABLE data_key (file BLOB PRIMARY KEY, ring INTEGER NOT NULL, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- Projections: made from the journal, and dropped and made again at will.
CREATE TABLE current (identity BLOB PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE about (label BLOB NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (label, position)) STRICT, WITHOUT ROWID;
CREATE TABLE finding (identifier BLOB NOT NULL, file BLOB NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (identifier, position)) STRICT, WITHOUT ROWID;
CREATE INDEX finding_by_file ON finding (file);

-- Its own id: the rows of one journal are no rows of another.
CREATE TABLE journal_id (one INTEGER PRIMARY KEY CHECK (one = 1), id BLOB NOT NULL) STRICT;
