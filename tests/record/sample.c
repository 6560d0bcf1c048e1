/* sample FILE: writes a record with two walks, one of them ended. */
#include "fixture.h"

int main(int count, char **arguments) {
    struct failure why;
    struct record *record;
    if (count != 2 || !record_open(arguments[1], RECORD_WRITE, &record, &why))
        return 1;
    fixture_walk(record, 9, true);
    fixture_walk(record, 5, false);
    record_close(record);
    return 0;
}
