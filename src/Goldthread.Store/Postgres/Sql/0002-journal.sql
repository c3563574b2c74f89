-- What is neither a record nor what became of a duty is found by its type: most of a journal is one or the other.
CREATE INDEX journal_seldom ON journal (type, position) WHERE type NOT IN ('record.told', 'duty.changed');
