-- name: make head
INSERT INTO head (one, journal, position, hash) VALUES (1, @journal, 0, @hash) ON CONFLICT DO NOTHING

-- name: head
SELECT position, hash FROM head

-- name: journal
SELECT journal FROM head

-- name: move head
UPDATE head SET position = @position, hash = @hash WHERE position = @before

-- name: copy rows
COPY journal (position, id, at, who, why, type, state, people, identity, content, clear, identifying, narrative, hash) FROM STDIN (FORMAT BINARY)

-- name: copy about
COPY about (label, position) FROM STDIN (FORMAT BINARY)

-- name: copy findings
COPY finding (identifier, file, position) FROM STDIN (FORMAT BINARY)

-- name: insert keys
INSERT INTO data_key (file, ring, wrapped) SELECT * FROM unnest(@files, @rings, @wrapped) ON CONFLICT (file) DO NOTHING

-- name: delete keys
INSERT INTO data_key (file, ring, wrapped) SELECT file, 0, ''::bytea FROM unnest(@files) file ON CONFLICT (file) DO UPDATE SET ring = 0, wrapped = ''::bytea

-- name: rewrap keys
UPDATE data_key k SET ring = n.ring, wrapped = n.wrapped FROM unnest(@files, @rings, @wrapped) n (file, ring, wrapped) WHERE k.file = n.file AND length(k.wrapped) > 0

-- name: standing
-- One by one down the index, since most identities are new.
SELECT j.identity, j.position, j.content, j.state
FROM unnest(@identities) i, LATERAL (SELECT identity, position, content, state FROM journal WHERE identity = i ORDER BY position DESC LIMIT 1) j

-- name: read
SELECT position, id, at, who, why, type, state, people, identity, content, clear, identifying, narrative, hash
FROM journal WHERE position > @after AND position <= @through ORDER BY position LIMIT @most

-- name: read seldom
SELECT position, id, at, who, why, type, state, people, identity, content, clear, identifying, narrative, hash
FROM journal WHERE type = @type AND type NOT IN ('record.told', 'duty.changed') AND position > @after AND position <= @through ORDER BY position LIMIT @most

-- name: standing row
SELECT position, id, at, who, why, type, state, people, identity, content, clear, identifying, narrative, hash
FROM journal WHERE identity = @identity ORDER BY position DESC LIMIT 1

-- name: at
SELECT position, id, at, who, why, type, state, people, identity, content, clear, identifying, narrative, hash
FROM journal WHERE position = ANY(@positions)

-- name: of label
SELECT j.position, id, at, who, why, type, state, people, identity, content, clear, identifying, narrative, hash
FROM about a JOIN journal j ON j.position = a.position WHERE a.label = @label ORDER BY a.position

-- name: find
SELECT identifier, file, position FROM finding WHERE identifier = @identifier ORDER BY position

-- name: findings
SELECT identifier, file, position FROM finding

-- name: key
SELECT file, ring, wrapped FROM data_key WHERE file = @file

-- name: keys
SELECT file, ring, wrapped FROM data_key

-- name: erased
SELECT file FROM data_key WHERE file = ANY (@files) AND length(wrapped) = 0

-- name: projected
SELECT a.label, j.identity, j.content
FROM (SELECT DISTINCT ON (identity) position, identity, content FROM journal ORDER BY identity, position DESC) j JOIN about a ON a.position = j.position

-- name: forget about
DELETE FROM about USING unnest(@labels, @positions) f (label, position) WHERE about.label = f.label AND about.position = f.position

-- name: forget findings
DELETE FROM finding WHERE file = ANY (@files)

-- name: drop projections
TRUNCATE about, finding
