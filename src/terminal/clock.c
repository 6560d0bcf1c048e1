/* The clinical clock in words. */
#include "clock.h"

#include <stdio.h>

/* Beyond this the clock of a case is a mistake, and the text must not outgrow its room. */
static const double longest = 1e12;

/* From a week on nobody asks for minutes, from a month on for hours, and half a year is told in
 * months. */
enum { WEEK = 7, MONTH = 30, HALF_YEAR = 180 };

void clock_format(double minutes, char text[CLOCK_SIZE]) {
    long long whole = minutes > 0 ? (long long)(minutes < longest ? minutes : longest) : 0;
    long long days = whole / 1440;
    long long hours = days < MONTH ? whole % 1440 / 60 : 0, rest = days < WEEK ? whole % 60 : 0;
    if (whole < 60)
        snprintf(text, CLOCK_SIZE, "%lld min", whole);
    else if (days == 0 && rest == 0)
        snprintf(text, CLOCK_SIZE, "%lld h", hours);
    else if (days == 0)
        snprintf(text, CLOCK_SIZE, "%lld h %02lld min", hours, rest);
    else if (days >= HALF_YEAR)
        snprintf(text, CLOCK_SIZE, "%lld mo", days / MONTH);
    else if (hours == 0 && rest == 0)
        snprintf(text, CLOCK_SIZE, "%lld d", days);
    else if (hours == 0)
        snprintf(text, CLOCK_SIZE, "%lld d %lld min", days, rest);
    else if (rest == 0)
        snprintf(text, CLOCK_SIZE, "%lld d %lld h", days, hours);
    else
        snprintf(text, CLOCK_SIZE, "%lld d %lld h %02lld min", days, hours, rest);
}

void clock_prompt(double minutes, char text[CLOCK_PROMPT_SIZE]) {
    char words[CLOCK_SIZE];
    clock_format(minutes, words);
    snprintf(text, CLOCK_PROMPT_SIZE, "[%s] > ", words);
}
