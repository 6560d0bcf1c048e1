/* The clinical clock in words. */
#ifndef CLOCK_H
#define CLOCK_H

/* "40 min", "2 h 35 min", "3 d 4 h", "40 d", "6 mo"; a minute's fraction is dropped, from a week on
   minutes are, from 30 days on hours, and from 180 days on months of 30 days are told; what is
   negative or no number is "0 min". */
enum { CLOCK_SIZE = 48 };
void clock_format(double minutes, char text[CLOCK_SIZE]);

/* The prompt at a time: "[1 h 05 min] > ". */
enum { CLOCK_PROMPT_SIZE = CLOCK_SIZE + 8 };
void clock_prompt(double minutes, char text[CLOCK_PROMPT_SIZE]);

#endif
