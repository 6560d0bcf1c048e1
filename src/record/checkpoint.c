/* Copying the write-ahead log back into the file, safely in every version of SQLite. */
#include "store.h"

/* SQLite up to 3.51.2 can lose pages when a checkpoint runs while another connection commits and
   restarts the log. TRUNCATE and RESTART hold the write lock meanwhile, but fall back to PASSIVE
   where they cannot have it, and wait for readers while all writers wait for them. So: a second
   connection takes the write lock (which also keeps other checkpoints of ours out), and under it a
   PASSIVE checkpoint copies what no reader still needs. No one can commit then, and no one waits
   for a reader. */
static void copy_back(struct record *record) {
    sqlite3 *guard = NULL;
    if (sqlite3_open_v2(record->path, &guard, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
        sqlite3_busy_timeout(guard, 100);
        if (sqlite3_exec(guard, "PRAGMA wal_autocheckpoint = 0; BEGIN IMMEDIATE", NULL, NULL,
                         NULL) == SQLITE_OK) {
            sqlite3_wal_checkpoint_v2(record->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
            sqlite3_exec(guard, "ROLLBACK", NULL, NULL, NULL);
        }
    }
    sqlite3_close(guard);
}

void checkpoint_if_due(struct record *record) {
    if (record->log < STORE_LOG_SIZE)
        record->log_at = STORE_LOG_SIZE;
    if (record->log < record->log_at)
        return;
    /* A reader may have kept a part of it: not before it has grown as much again. */
    record->log_at = record->log + STORE_LOG_SIZE;
    copy_back(record);
}
