/* What the options in recorded walks were worth, for a report. */
#include "report_values.h"

#include <stdlib.h>

#include "worth.h"

static const double patience = 20; /* seconds that a walk may take */

struct report_values {
    struct worths *worths;
    const char *keep_in;
    struct record *kept; /* NULL: not yet, or it cannot be written to */
    bool tried;
};

/* A record that cannot be written to is as good for the report. */
static void keep(struct report_values *values, long long session, const struct record_value *found,
                 size_t count) {
    struct failure why;
    if (!values->tried && values->keep_in)
        record_open_within(values->keep_in, RECORD_WRITE, 1000, &values->kept, &why);
    values->tried = true;
    if (values->kept)
        record_add_values(values->kept, session, found, count, &why);
}

static bool work_out(void *context, struct record *record, long long session,
                     const struct record_value **found, size_t *count) {
    struct report_values *values = context;
    struct record_walk *walk;
    struct failure why;
    if (!record_load_session(record, session, &walk, &why))
        return false;
    bool known = worths_of(values->worths, walk, patience, found, count, &why);
    if (known)
        keep(values, session, *found, *count);
    record_walk_free(walk);
    return known;
}

struct report_values *report_values_new(const struct common_options *options, const char *keep_in,
                                        struct report_options *report) {
    struct report_values *values = xcalloc(1, sizeof *values);
    values->worths = worths_new(options);
    values->keep_in = keep_in;
    report->work_out = work_out;
    report->work_context = values;
    return values;
}

void report_values_free(struct report_values *values) {
    if (!values)
        return;
    worths_free(values->worths);
    record_close(values->kept);
    free(values);
}
