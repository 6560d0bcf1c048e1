/* One field of the patient as a line of the protocol tells it, put into words. */
#ifndef FACT_H
#define FACT_H

#include <jansson.h>
#include <stdbool.h>

enum trend { TREND_NONE, TREND_UP, TREND_DOWN, TREND_WORSE, TREND_BETTER };

struct fact {
    char *label;
    char *value;      /* with its unit: "90 mmHg" */
    char *normal;     /* "100 to 140"; NULL: not said */
    char *was;        /* the value before, without unit; NULL: not said */
    const char *sign; /* "low", "high", "abnormal"; NULL: normal or not said */
    bool changed;
    enum trend trend; /* of the change */
};

/* Reads a field; the caller ends with fact_clear. What is missing or of a wrong type is left empty.
 */
void fact_read(struct fact *fact, const json_t *field);
void fact_clear(struct fact *fact);

#endif
