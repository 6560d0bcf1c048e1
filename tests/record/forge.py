"""forge.py FILE SQL: changes a record by hand and computes all its chains anew, as anybody can who reads
docs/record.md. What no chain can show, casewalk has to see by other means."""
import hashlib, sqlite3, struct, sys

db = sqlite3.connect(sys.argv[1])


def digest(*parts):
    sha = hashlib.sha256()
    for part in parts:
        sha.update(struct.pack("<Q", len(part)) + part)
    return sha.digest()


def chain(*columns):
    parts = []
    for value in columns:
        if isinstance(value, bytes): value = value.hex()
        if isinstance(value, float): value = "%.17g" % value
        parts += [b"-"] if value is None else [b"=", str(value).encode()]
    return digest(*parts)


triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
for name, _ in triggers:
    db.execute(f"DROP TRIGGER {name}")
db.executescript(sys.argv[2])
for session, *columns in db.execute("""
        SELECT session.id, uuid, hash, name, title, version, pseudonym, group_name, mode, variant, seed,
               casewalk, answered_by, policy, first, state, started
        FROM session JOIN pathway ON pathway.id = session.pathway
             JOIN learner ON learner.id = session.learner""").fetchall():
    last = chain("casewalk session", *columns)
    db.execute("UPDATE session SET chain = ? WHERE id = ?", (last, session))
    for seq, *columns in db.execute("""
            SELECT event.seq, event.seq, event.kind, input, text_hash, event.node, option, rating, credit, hash,
                   decision.kind, decision.options, offer.options, best, minutes, state, offered, answered, thinking
            FROM event LEFT JOIN decision ON decision.id = event.decision LEFT JOIN offer ON offer.id = event.offer
            WHERE session = ? ORDER BY event.seq""", (session,)).fetchall():
        last = chain(last, *columns)
        db.execute("UPDATE event SET chain = ? WHERE session = ? AND seq = ?", (last, session, seq))
    for columns in db.execute("""
            SELECT outcome, good, passed, score, harmful, minutes, utility, learning, ended
            FROM summary WHERE session = ?""", (session,)).fetchall():
        db.execute("UPDATE summary SET chain = ? WHERE session = ?", (chain(last, *columns), session))
for _, sql in triggers:
    db.execute(sql)
db.commit()
