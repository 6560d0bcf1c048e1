/* The patient: the fields that an author declared, and a packed array of their present values. */
#ifndef PATIENT_H
#define PATIENT_H

#include <stdbool.h>
#include <stddef.h>

enum field_kind {
    FIELD_NUMBER,
    FIELD_INTEGER,
    FIELD_SCALE,
    FIELD_ONE_OF,
    FIELD_FLAG,
    FIELD_FINDING
};
enum chart_place { CHART_NONE, CHART_VITAL, CHART_EXAM, CHART_LAB, CHART_IMAGING, CHART_PLACES };
extern const char *const chart_name[CHART_PLACES]; /* "" for none */

/* One declared field. Every value is handled as a double: a number as it is, a flag as 0 or 1, a
   value of a scale or of one_of as its place in the written list. A finding has no value, only a
   text and whether it is known. */
struct field {
    const char *id;
    const char *label; /* what people read; the id where the author gave none */
    const char *unit;  /* NULL: none */
    enum field_kind kind;
    enum chart_place chart;
    bool hidden; /* not on the chart until it is revealed */
    bool clamp;  /* a value outside the range becomes its nearest end; otherwise it is an error */
    bool has_range, has_normal;
    double low, high;               /* the range */
    double normal_low, normal_high; /* of numbers; of scales and one_of: see normal_values */
    double start;
    int digits;          /* decimals shown; -1: as many as the number has */
    size_t value_count;  /* of scale, one_of (a flag has two: no, yes) */
    const char **values; /* their ids */
    const char **says;   /* what people read for each */
    bool *normal_values; /* which of them are normal; NULL: not said */
    const char *file;    /* where it is declared */
    int line;
    size_t offset;       /* of the value in the packed array */
    size_t known_offset; /* of the byte that says whether a hidden field is known */
};

/* How the values lie in a packed array of `size` bytes. Copying, comparing and hashing an array are
   done on its bytes: there is no padding, and a number is never NaN nor minus zero. */
struct layout {
    struct field *fields;
    size_t count;
    size_t size;
};

/* Gives every field its place; call once when all fields are declared. */
void patient_arrange(struct layout *layout);

/* Fills an array with the start values. */
void patient_reset(const struct layout *layout, unsigned char *patient);

double patient_get(const struct layout *layout, const unsigned char *patient, size_t field);

/* Stores a value. What cannot be stored is refused with its reason: outside the range of a field
   that is not clamped, not a whole number for an integer, not a number at all. An answer, not a
   failure: the caller says where. */
enum patient_answer {
    PATIENT_STORED,
    PATIENT_BELOW,
    PATIENT_ABOVE,
    PATIENT_NOT_WHOLE,
    PATIENT_NOT_A_NUMBER
};
enum patient_answer patient_put(const struct layout *layout, unsigned char *patient, size_t field,
                                double value);

bool patient_knows(const struct layout *layout, const unsigned char *patient, size_t field);
void patient_reveal(const struct layout *layout, unsigned char *patient, size_t field);

/* Whether a value lies outside what is normal: -1 below, 1 above (or not a normal value), 0 normal
 * or not said. */
int patient_abnormal(const struct field *field, double value);

/* The index of a value's id, or -1. */
long field_value(const struct field *field, const char *id);
/* The index of a field's id in a layout, or -1. */
long layout_find(const struct layout *layout, const char *id);

/* Writes a value as people read it, without unit: at most `size` bytes. */
void field_format(const struct field *field, double value, char *text, size_t size);

#endif
