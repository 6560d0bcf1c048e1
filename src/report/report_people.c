/* Learners one by one, as long as they are few enough to be looked at. */
#include <stdlib.h>
#include <string.h>

#include "report_inside.h"

static void count_person(struct people *people, uint32_t person) {
    if (person >= people->limit) {
        size_t limit = people->limit ? people->limit : 64;
        while (limit <= person)
            limit *= 2;
        people->seen = xrealloc(people->seen, limit * sizeof *people->seen);
        memset(people->seen + people->limit, 0, (limit - people->limit) * sizeof *people->seen);
        people->limit = limit;
    }
    people->count += !people->seen[person];
    people->seen[person] = true;
}

static void drop_rows(struct people *people) {
    for (size_t i = 0; i < people->row_count; i++)
        free(people->rows[i].choices);
    free(people->rows);
    free(people->places);
    people->rows = NULL;
    people->places = NULL;
    people->row_count = 0;
}

static uint32_t *place_of(const struct people *people, uint32_t person) {
    size_t i = (size_t)(person * 2654435761U) % people->place_count;
    while (people->places[i] && people->rows[people->places[i] - 1].person != person)
        i = (i + 1) % people->place_count;
    return &people->places[i];
}

struct person_row *people_meet(struct people *people, uint32_t person, size_t most) {
    count_person(people, person);
    if (people->full)
        return NULL;
    if (!people->places) {
        people->place_count = 2 * most + 3;
        people->places = xcalloc(people->place_count, sizeof *people->places);
        people->rows = xcalloc(most + 1, sizeof *people->rows);
    }
    uint32_t *place = place_of(people, person);
    if (*place)
        return &people->rows[*place - 1];
    if (people->row_count == most) {
        people->full = true;
        drop_rows(people);
        return NULL;
    }
    struct person_row *row = &people->rows[people->row_count];
    *row = (struct person_row){.person = person};
    *place = (uint32_t)++people->row_count;
    return row;
}

void people_clear(struct people *people) {
    drop_rows(people);
    free(people->seen);
}
