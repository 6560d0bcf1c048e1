/* The report of a cohort for a terminal. */
#ifndef REPORT_PAGES_H
#define REPORT_PAGES_H

#include "report.h"
#include "screen.h"

void report_pages(struct screen *screen, const struct report *report);

#endif
