/* The numbers of what can be wrong with a pathway: CW001 and so on. Each has its page in
   docs/diagnostics/. A number once given is never given to another thing. */
#ifndef CODES_H
#define CODES_H

enum code {
    CODE_NONE = 0,
    /* Found while loading. */
    CODE_SYNTAX = 1,        /* Lua cannot read it, or it stops while it runs */
    CODE_FILE = 2,          /* no text file: too large, not UTF-8, a control character */
    CODE_UNKNOWN_WORD = 3,  /* a name that stands for nothing */
    CODE_TWICE = 4,         /* two things of one name */
    CODE_MISPLACED = 5,     /* a key or word where it does not belong */
    CODE_MISSING = 6,       /* something that must be said is not */
    CODE_VALUE = 7,         /* a value of the wrong kind */
    CODE_NO_NODE = 8,       /* a target that is not there */
    CODE_NO_NAME = 9,       /* an unknown source, learning point, field, parameter … */
    CODE_EXPRESSION = 10,   /* a mistake in a condition, effect or text */
    CODE_DISTRIBUTION = 11, /* probabilities that cannot be read as such */
    CODE_PARAMETER = 12,    /* a parameter outside its own range */
    CODE_FIELD = 13,        /* a field declared wrongly */
    CODE_FUNCTION = 14,     /* a Lua function that may not stand there */
    CODE_TOO_MANY = 15,     /* beyond a limit of the language */
    CODE_EVENT = 16,        /* an event that says when in a way that cannot be */
    CODE_QUESTION = 17,     /* answers that do not close a question */
    CODE_KEY_TWICE = 18,    /* a key given twice, of which Lua keeps the last only */
    CODE_USE = 19,          /* a procedure that cannot be used so */
    /* What is written, without walking. */
    CODE_NEVER_READ = 20,
    CODE_NEVER_SET = 21,
    CODE_NEVER_CITED = 22,
    CODE_NEVER_USED = 23,
    CODE_NEVER_TAUGHT = 24,
    CODE_NO_REASON = 25,
    CODE_NO_SOURCE = 26,
    CODE_PROBABILITY_SOURCE = 27,
    CODE_REVIEW_DUE = 28,
    CODE_NO_BEST = 29,
    CODE_BEST_FIRST = 30,
    CODE_BEST_LONGEST = 31,
    /* Found in the situations that can come. */
    CODE_UNREACHABLE = 40,
    CODE_NEVER_OFFERED = 41,
    CODE_NEVER_DRAWN = 42,
    CODE_NEVER_HAPPENS = 43,
    CODE_CASE_NEVER = 44,
    CODE_ALWAYS = 45,
    CODE_ANSWER_NEVER = 46,
    CODE_NOTHING_OFFERED = 50,
    CODE_PROBABILITY = 51,
    CODE_RANGE = 52,
    CODE_NO_RESUME = 53,
    CODE_NO_WAIT = 54,
    CODE_FAILS = 55,
    CODE_TIME = 56,
    CODE_NO_WAY_OUT = 57,
    CODE_UNENDING = 58,
    CODE_CUT = 59,
    CODE_CLOCK_LOOP = 60,
    CODE_DEADLINE = 61,
    CODE_BEST_HIDDEN = 62,
    CODE_CONTRADICTED = 63,
    CODE_LOOKS_ALIKE = 64,
    CODE_ORDERS = 65,
    CODE_PROBABILITY_RANGE = 66
};

#endif
