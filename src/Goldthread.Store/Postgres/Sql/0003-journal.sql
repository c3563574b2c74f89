-- What stands for an identity is its last row: an index finds it, and nothing more is written for it.
CREATE INDEX journal_identity ON journal (identity, position);
DROP TABLE standing;
