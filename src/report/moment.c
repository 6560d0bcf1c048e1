/* Times and lengths of time as ISO 8601 writes them. */
#include "moment.h"

#include <stdio.h>
#include <time.h>

static const int64_t earliest = INT64_C(-62167219200000), latest = INT64_C(253402300799999);

void moment_write(int64_t milliseconds, char text[MOMENT_SIZE]) {
    milliseconds = milliseconds < earliest ? earliest
                   : milliseconds > latest ? latest
                                           : milliseconds;
    int part = (int)(((milliseconds % 1000) + 1000) % 1000);
    time_t seconds = (time_t)((milliseconds - part) / 1000);
    struct tm parts;
    gmtime_r(&seconds, &parts);
    snprintf(text, MOMENT_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.tm_year + 1900,
             parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, part);
}

void moment_write_length(int64_t milliseconds, char text[MOMENT_SIZE]) {
    int64_t hundredths =
        milliseconds > 0 ? milliseconds / 10 + (milliseconds % 10 >= 5) : 0; /* cannot overflow */
    int64_t hours = hundredths / 360000, minutes = hundredths / 6000 % 60;
    int seconds = (int)(hundredths / 100 % 60), part = (int)(hundredths % 100);
    int used = snprintf(text, MOMENT_SIZE, "PT");
    if (hours)
        used += snprintf(text + used, MOMENT_SIZE - (size_t)used, "%lldH", (long long)hours);
    if (minutes)
        used += snprintf(text + used, MOMENT_SIZE - (size_t)used, "%dM", (int)minutes);
    if (part)
        snprintf(text + used, MOMENT_SIZE - (size_t)used, part % 10 ? "%d.%02dS" : "%d.%dS",
                 seconds, part % 10 ? part : part / 10);
    else if (seconds || used == 2)
        snprintf(text + used, MOMENT_SIZE - (size_t)used, "%dS", seconds);
}
