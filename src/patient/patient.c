/* The patient: declared fields and a packed array of their values. */
#include "patient.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "json.h"

const char *const chart_name[CHART_PLACES] = {"", "vital", "exam", "lab", "imaging"};

static size_t width(const struct field *field) {
    switch (field->kind) {
    case FIELD_NUMBER:
    case FIELD_INTEGER:
        return sizeof(double);
    case FIELD_SCALE:
    case FIELD_ONE_OF:
    case FIELD_FLAG:
        return 1;
    case FIELD_FINDING:
        break;
    }
    return 0;
}

void patient_arrange(struct layout *layout) {
    size_t at = 0;
    for (size_t i = 0; i < layout->count; i++) {
        layout->fields[i].offset = at;
        at += width(&layout->fields[i]);
    }
    for (size_t i = 0; i < layout->count; i++) {
        layout->fields[i].known_offset = at;
        at += layout->fields[i].hidden;
    }
    layout->size = at;
}

void patient_reset(const struct layout *layout, unsigned char *patient) {
    memset(patient, 0, layout->size);
    for (size_t i = 0; i < layout->count; i++)
        patient_put(layout, patient, i, layout->fields[i].start);
}

double patient_get(const struct layout *layout, const unsigned char *patient, size_t field) {
    const struct field *f = &layout->fields[field];
    switch (width(f)) {
    case sizeof(double): {
        double value;
        memcpy(&value, patient + f->offset, sizeof value);
        return value;
    }
    case 1:
        return patient[f->offset];
    default:
        return 0;
    }
}

enum patient_answer patient_put(const struct layout *layout, unsigned char *patient, size_t field,
                                double value) {
    const struct field *f = &layout->fields[field];
    if (!isfinite(value))
        return PATIENT_NOT_A_NUMBER;
    switch (width(f)) {
    case sizeof(double):
        if (f->has_range && (value < f->low || value > f->high)) {
            if (!f->clamp)
                return value < f->low ? PATIENT_BELOW : PATIENT_ABOVE;
            value = value < f->low ? f->low : f->high;
        }
        if (f->kind == FIELD_INTEGER && value != floor(value))
            return PATIENT_NOT_WHOLE;
        value += 0.0; /* minus zero becomes zero */
        memcpy(patient + f->offset, &value, sizeof value);
        break;
    case 1:
        patient[f->offset] = (unsigned char)value;
        break;
    default:
        break;
    }
    return PATIENT_STORED;
}

bool patient_knows(const struct layout *layout, const unsigned char *patient, size_t field) {
    const struct field *f = &layout->fields[field];
    return !f->hidden || patient[f->known_offset];
}

void patient_reveal(const struct layout *layout, unsigned char *patient, size_t field) {
    if (layout->fields[field].hidden)
        patient[layout->fields[field].known_offset] = 1;
}

int patient_abnormal(const struct field *field, double value) {
    if (field->kind == FIELD_NUMBER || field->kind == FIELD_INTEGER) {
        if (!field->has_normal)
            return 0;
        return value < field->normal_low ? -1 : value > field->normal_high;
    }
    if (field->kind == FIELD_FINDING || !field->normal_values)
        return 0;
    return !field->normal_values[(size_t)value];
}

long field_value(const struct field *field, const char *id) {
    for (size_t i = 0; i < field->value_count; i++)
        if (strcmp(field->values[i], id) == 0)
            return (long)i;
    return -1;
}

long layout_find(const struct layout *layout, const char *id) {
    for (size_t i = 0; i < layout->count; i++)
        if (strcmp(layout->fields[i].id, id) == 0)
            return (long)i;
    return -1;
}

void field_format(const struct field *field, double value, char *text, size_t size) {
    if (field->value_count) {
        snprintf(text, size, "%s", field->says[(size_t)value]);
    } else if (field->digits >= 0) {
        snprintf(text, size, "%.*f", field->digits, value);
    } else {
        char number[32];
        json_format_number(value, number);
        snprintf(text, size, "%s", number);
    }
}
