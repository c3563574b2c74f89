-- name: head
SELECT position, hash FROM audit ORDER BY position DESC LIMIT 1

-- name: insert entries
INSERT INTO audit (position, people, body, hash) SELECT * FROM unnest(@positions, @people, @bodies, @hashes)

-- name: insert looked
INSERT INTO looked (person, position) SELECT * FROM unnest(@people, @positions)

-- name: read
SELECT position, people, body, hash FROM audit WHERE position > @after AND position <= @through ORDER BY position

-- name: looked
SELECT a.position, a.people, a.body, a.hash FROM looked l JOIN audit a ON a.position = l.position WHERE l.person = @person ORDER BY l.position

-- name: all looked
SELECT person, position FROM looked

-- name: least
SELECT min(position) FROM audit

-- name: make id
INSERT INTO audit_id (one, id) VALUES (1, @id) ON CONFLICT DO NOTHING

-- name: id
SELECT id FROM audit_id
