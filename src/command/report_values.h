/* What the options in recorded walks were worth, for a report. */
#ifndef REPORT_VALUES_H
#define REPORT_VALUES_H

#include "command.h"
#include "report.h"

/* Lets a report work out what its record does not know. What was worked out is kept in the record
   at `keep_in`, where it can be written to; NULL: nowhere. */
struct report_values;
struct report_values *report_values_new(const struct common_options *options, const char *keep_in,
                                        struct report_options *report);
void report_values_free(struct report_values *values);

#endif
