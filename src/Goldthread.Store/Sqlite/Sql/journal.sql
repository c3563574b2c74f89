-- name: head
SELECT position, hash FROM journal ORDER BY position DESC LIMIT 1

-- name: insert row
INSERT INTO journal (position, id, at, who, why, type, state, people, identity, content, clear, identifying, narrative, hash)
VALUES ($position, $id, $at, $who, $why, $type, $state, $people, $identity, $content, $clear, $identifying, $narrative, $hash)

-- name: insert key
INSERT INTO data_key (file, ring, wrapped) VALUES ($file, $ring, $wrapped) ON CONFLICT (file) DO NOTHING

-- name: delete key
INSERT INTO data_key (file, ring, wrapped) VALUES ($file, 0, x'') ON CONFLICT (file) DO UPDATE SET ring = 0, wrapped = x''

-- name: rewrap key
UPDATE data_key SET ring = $ring, wrapped = $wrapped WHERE file = $file AND length(wrapped) > 0

-- name: insert current
INSERT INTO current (identity, position) VALUES ($identity, $position) ON CONFLICT (identity) DO UPDATE SET position = excluded.position

-- name: insert about
INSERT INTO about (label, position) VALUES ($label, $position)

-- name: insert finding
INSERT INTO finding (identifier, file, position) VALUES ($identifier, $file, $position)

-- name: current
SELECT c.position, j.content, j.state FROM current c JOIN journal j ON j.position = c.position WHERE c.identity = $identity

-- name: read
SELECT position, id, at, who, why, type, state, people, identity, content, clear, identifying, narrative, hash
FROM journal WHERE position > $after AND position <= $through ORDER BY position LIMIT $most

-- name: read seldom
SELECT position, id, at, who, why, type, state, people, identity, content, clear, identifying, narrative, hash
FROM journal WHERE type = $type AND type NOT IN ('record.told', 'duty.changed') AND position > $after AND position <= $through ORDER BY position LIMIT $most

-- name: standing row
SELECT j.position, id, at, who, why, type, state, people, j.identity, content, clear, identifying, narrative, hash
FROM current s JOIN journal j ON j.position = s.position WHERE s.identity = $identity

-- name: at
SELECT position, id, at, who, why, type, state, people, identity, content, clear, identifying, narrative, hash
FROM journal WHERE position IN (SELECT value FROM json_each($positions))

-- name: of label
SELECT j.position, id, at, who, why, type, state, people, identity, content, clear, identifying, narrative, hash
FROM about a JOIN journal j ON j.position = a.position WHERE a.label = $label ORDER BY a.position

-- name: find
SELECT identifier, file, position FROM finding WHERE identifier = $identifier ORDER BY position

-- name: findings
SELECT identifier, file, position FROM finding

-- name: key
SELECT file, ring, wrapped FROM data_key WHERE file = $file

-- name: keys
SELECT file, ring, wrapped FROM data_key

-- name: projected
SELECT a.label, j.identity, j.content
FROM about a JOIN journal j ON j.position = a.position JOIN current c ON c.identity = j.identity AND c.position = j.position

-- name: forget about
DELETE FROM about WHERE label = $label AND position = $position

-- name: forget findings
DELETE FROM finding WHERE file = $file

-- name: drop projections
DELETE FROM current; DELETE FROM about; DELETE FROM finding

-- name: make id
INSERT INTO journal_id (one, id) VALUES (1, $id) ON CONFLICT DO NOTHING

-- name: id
SELECT id FROM journal_id
