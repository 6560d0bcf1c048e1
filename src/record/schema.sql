-- The record of casewalk, schema 1. docs/record.md explains it to those who want to query it.
--
-- Every time is in milliseconds since 1970, UTC; `minutes` are the clinical clock. Hashes are SHA-256 as 32 bytes
-- (hex(hash) shows them as text). A `chain` hashes its row together with the chain of the row before.

PRAGMA application_id = 0x43574c4b;  -- "CWLK"
PRAGMA user_version = 1;

-- One row for each distinct text of a file of a pathway.
CREATE TABLE file_text (
  id    INTEGER PRIMARY KEY,
  hash  BLOB NOT NULL UNIQUE,       -- of the text
  text  TEXT NOT NULL
) STRICT;

-- One row for each distinct pathway: another letter in any of its files is another row.
CREATE TABLE pathway (
  id       INTEGER PRIMARY KEY,
  hash     BLOB NOT NULL UNIQUE,    -- of the names and texts of its files, in order
  name     TEXT NOT NULL,           -- its id, as in pathway "dvst"
  title    TEXT NOT NULL,
  version  TEXT NOT NULL            -- as the author wrote it; '' when there is none
) STRICT;

CREATE TABLE pathway_file (
  pathway    INTEGER NOT NULL REFERENCES pathway (id),
  position   INTEGER NOT NULL,      -- 0: the main file; 1, 2, …: those it requires
  name       TEXT NOT NULL,         -- of the file, without folders
  file_text  INTEGER NOT NULL REFERENCES file_text (id),
  PRIMARY KEY (pathway, position)
) STRICT, WITHOUT ROWID;

-- A person, without saying which.
CREATE TABLE learner (
  id         INTEGER PRIMARY KEY,
  pseudonym  TEXT NOT NULL UNIQUE,  -- random; tells nothing about the name
  same_as    INTEGER REFERENCES learner (id)  -- NULL; of a collected record: who this learner is in this one
) STRICT;

-- Who it is. Erasing the row erases the identity, and nothing else.
CREATE TABLE learner_name (
  learner  INTEGER PRIMARY KEY REFERENCES learner (id),
  name     TEXT NOT NULL,           -- '': nobody in particular, each time another learner
  hash     BLOB NOT NULL            -- of pseudonym and name: shows damage
) STRICT;
CREATE INDEX learner_by_name ON learner_name (name);

-- A walk, as it began.
CREATE TABLE session (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  uuid         TEXT NOT NULL UNIQUE,     -- random, the same wherever the session is copied to
  pathway      INTEGER NOT NULL REFERENCES pathway (id),
  learner      INTEGER NOT NULL REFERENCES learner (id),
  group_name   TEXT NOT NULL,            -- '': none
  mode         TEXT NOT NULL CHECK (mode IN ('learn', 'consequence', 'exam')),
  variant      TEXT NOT NULL,            -- 'base': the patient as written
  seed         TEXT NOT NULL,            -- 0 to 2^64-1 in decimal digits; SQLite's integers end at 2^63-1
  casewalk     TEXT NOT NULL,            -- version of the program
  answered_by  TEXT NOT NULL CHECK (answered_by IN ('terminal', 'script', 'generated')),
  policy       TEXT,                     -- that answered, when generated
  first        INTEGER NOT NULL CHECK (first IN (0, 1)),  -- the learner's first of a pathway of this name, in any mode
  state        BLOB NOT NULL,            -- hash of the first situation
  started      INTEGER NOT NULL,
  chain        BLOB NOT NULL             -- of this row
) STRICT;
CREATE INDEX session_by_learner ON session (learner, pathway);

-- What a decision was: one row for each set of options, conditions and ratings; its wording may change.
CREATE TABLE decision (
  id       INTEGER PRIMARY KEY,
  pathway  TEXT NOT NULL,           -- name of the pathway
  hash     BLOB NOT NULL,           -- by the engine: node, kind, option ids, conditions, ratings
  node     TEXT NOT NULL,
  kind     TEXT NOT NULL,           -- decision, orders, question
  options  TEXT,                    -- JSON of all its options, as the engine told them
  UNIQUE (hash, pathway, node, kind, options)
) STRICT;

-- What was on offer, and what was best among it: few such pairs serve all events.
CREATE TABLE offer (
  id       INTEGER PRIMARY KEY,
  options  TEXT NOT NULL,           -- JSON array of ids, in the order offered
  best     TEXT NOT NULL,           -- JSON array of ids
  UNIQUE (options, best)
) STRICT;

-- What happened in a walk, in order. What does not apply is NULL.
CREATE TABLE event (
  session    INTEGER NOT NULL REFERENCES session (id),
  seq        INTEGER NOT NULL CHECK (seq > 0),  -- 1, 2, 3, … without a gap
  kind       TEXT NOT NULL,         -- choose, answer, auto, back, hint, note; fault, suspend, resume are no steps
  input      TEXT,                  -- JSON given to the engine; without free text
  text_hash  BLOB,                  -- of salt and free text, which are in free_text
  node       TEXT,                  -- where it was answered
  option     TEXT,                  -- chosen id; of orders the ids joined by commas
  rating     TEXT,                  -- best, acceptable, suboptimal, harmful; NULL: neutral
  credit     REAL,                  -- actually given, 0 to 1; NULL: none
  decision   INTEGER REFERENCES decision (id),
  offer      INTEGER REFERENCES offer (id),
  minutes    REAL,                  -- the clinical clock when it was answered
  state      BLOB,                  -- hash of the situation after it
  offered    INTEGER,               -- when it was asked
  answered   INTEGER NOT NULL,      -- when it was answered, or happened
  thinking   INTEGER,               -- milliseconds between the two, less the time suspended
  chain      BLOB NOT NULL,         -- of this row and the chain before it
  PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;

-- A note, typed words, the message of a fault. Erasing the row leaves the event, its hash and the chain.
CREATE TABLE free_text (
  session  INTEGER NOT NULL,
  seq      INTEGER NOT NULL,
  salt     BLOB NOT NULL,           -- 16 random bytes: short words cannot be guessed from the hash
  text     TEXT NOT NULL,
  PRIMARY KEY (session, seq),
  FOREIGN KEY (session, seq) REFERENCES event (session, seq)
) STRICT, WITHOUT ROWID;

-- How a walk ended: written together with its last event. No event follows.
CREATE TABLE summary (
  session   INTEGER PRIMARY KEY REFERENCES session (id),
  outcome   TEXT NOT NULL,          -- id
  good      INTEGER NOT NULL CHECK (good IN (0, 1)),
  passed    INTEGER NOT NULL CHECK (passed IN (0, 1)),
  score     REAL,                   -- mean credit; NULL: nothing was rated
  harmful   INTEGER NOT NULL,       -- choices that were
  minutes   REAL NOT NULL,
  utility   REAL NOT NULL,          -- of the outcome, -1 to 1
  learning  TEXT,                   -- JSON: learning points met, missed, not reached
  ended     INTEGER NOT NULL,
  chain     BLOB NOT NULL           -- of this row and the chain of the last event: the receipt
) STRICT;

-- Derived: what an option is worth in a situation, worked out from the pathway alone. May be rewritten.
CREATE TABLE option_value (
  pathway    INTEGER NOT NULL REFERENCES pathway (id),
  variant    TEXT NOT NULL,
  situation  BLOB NOT NULL,         -- hash of the situation in which the option is on offer
  option     TEXT NOT NULL,
  value      REAL NOT NULL,         -- expected utility after it, the best choices following
  PRIMARY KEY (pathway, variant, situation, option)
) STRICT, WITHOUT ROWID;

-- The only way to delete. Whoever may (the command `forget`) inserts a row here, deletes, and takes the row out
-- again, all in one transaction: no session has number 0, so a transaction cannot be committed (foreign keys on)
-- while a permission stands, and the record is never left open.
CREATE TABLE permission (
  reason  TEXT NOT NULL,            -- what is being done
  until   INTEGER NOT NULL DEFAULT 0 CHECK (until = 0)
          REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Append only. These triggers stop mistakes, not intent: the chain shows what was changed all the same.

CREATE TRIGGER file_text_keep BEFORE UPDATE ON file_text
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER pathway_keep BEFORE UPDATE ON pathway
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER pathway_file_keep BEFORE UPDATE ON pathway_file
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER learner_keep BEFORE UPDATE ON learner
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER learner_name_keep BEFORE UPDATE ON learner_name
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER session_keep BEFORE UPDATE ON session
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER decision_keep BEFORE UPDATE ON decision
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER offer_keep BEFORE UPDATE ON offer
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_keep BEFORE UPDATE ON event
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER free_text_keep BEFORE UPDATE ON free_text
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER summary_keep BEFORE UPDATE ON summary
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER permission_keep BEFORE UPDATE ON permission
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;

CREATE TRIGGER file_text_hold BEFORE DELETE ON file_text WHEN NOT EXISTS (SELECT * FROM permission)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER pathway_hold BEFORE DELETE ON pathway WHEN NOT EXISTS (SELECT * FROM permission)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER pathway_file_hold BEFORE DELETE ON pathway_file WHEN NOT EXISTS (SELECT * FROM permission)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER learner_hold BEFORE DELETE ON learner WHEN NOT EXISTS (SELECT * FROM permission)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER learner_name_hold BEFORE DELETE ON learner_name WHEN NOT EXISTS (SELECT * FROM permission)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER session_hold BEFORE DELETE ON session WHEN NOT EXISTS (SELECT * FROM permission)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER decision_hold BEFORE DELETE ON decision WHEN NOT EXISTS (SELECT * FROM permission)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER offer_hold BEFORE DELETE ON offer WHEN NOT EXISTS (SELECT * FROM permission)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_hold BEFORE DELETE ON event WHEN NOT EXISTS (SELECT * FROM permission)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER free_text_hold BEFORE DELETE ON free_text WHEN NOT EXISTS (SELECT * FROM permission)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER summary_hold BEFORE DELETE ON summary WHEN NOT EXISTS (SELECT * FROM permission)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;

-- INSERT OR REPLACE deletes in silence where recursive_triggers is off: the rows that matter are guarded once more.
CREATE TRIGGER session_new BEFORE INSERT ON session
  WHEN EXISTS (SELECT * FROM session WHERE id = NEW.id OR uuid = NEW.uuid)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_new BEFORE INSERT ON event
  WHEN EXISTS (SELECT * FROM event WHERE session = NEW.session AND seq = NEW.seq)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_last BEFORE INSERT ON event
  WHEN EXISTS (SELECT * FROM summary WHERE session = NEW.session)
  BEGIN SELECT RAISE (ABORT, 'the walk has ended'); END;
CREATE TRIGGER summary_new BEFORE INSERT ON summary
  WHEN EXISTS (SELECT * FROM summary WHERE session = NEW.session)
  BEGIN SELECT RAISE (ABORT, 'the record is append-only'); END;
