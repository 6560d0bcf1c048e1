/* Spelling text in ASCII. */
#include "ascii.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <uninorm.h>

#include "clean.h"
#include "failure.h"

/* What has no decomposition into ASCII. Sorted by character. */
static const struct spelling {
    uint32_t character;
    const char *text;
} spellings[] = {
    {0x00AB, "\""},    {0x00B0, "deg"},        {0x00B1, "+/-"},   {0x00B7, "-"},
    {0x00BB, "\""},    {0x00C6, "AE"},         {0x00D7, "x"},     {0x00D8, "O"},
    {0x00DF, "ss"},    {0x00E6, "ae"},         {0x00F7, "/"},     {0x00F8, "o"},
    {0x0131, "i"},     {0x0141, "L"},          {0x0142, "l"},     {0x0152, "OE"},
    {0x0153, "oe"},    {0x0391, "Alpha"},      {0x0394, "Delta"}, {0x03A9, "Ohm"},
    {0x03B1, "alpha"}, {0x03B2, "beta"},       {0x03B3, "gamma"}, {0x03B4, "delta"},
    {0x03BA, "kappa"}, {0x03BB, "lambda"},     {0x03BC, "u"},     {0x03C0, "pi"},
    {0x2010, "-"},     {0x2011, "-"},          {0x2012, "-"},     {0x2013, "-"},
    {0x2014, "-"},     {0x2018, "'"},          {0x2019, "'"},     {0x201A, "'"},
    {0x201C, "\""},    {0x201D, "\""},         {0x201E, "\""},    {0x2020, "+"},
    {0x2022, "-"},     {0x2030, " per mille"}, {0x2039, "<"},     {0x203A, ">"},
    {0x2044, "/"},     {0x20AC, "EUR"},        {0x2190, "<-"},    {0x2191, "up"},
    {0x2192, "->"},    {0x2193, "down"},       {0x21D2, "=>"},    {0x2212, "-"},
    {0x2248, "~"},     {0x2260, "not ="},      {0x2264, "<="},    {0x2265, ">="},
    {0x2500, "-"},     {0x258C, "|"},          {0x258E, "|"},     {0x2713, "+"},
    {0x2717, "x"},
};

static const char *spell(uint32_t character) {
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (spellings[i].character == character)
            return spellings[i].text;
    return "?";
}

char *ascii_spell(const char *text) {
    size_t length = 0;
    char *apart =
        (char *)u8_normalize(UNINORM_NFKD, (const uint8_t *)text, strlen(text), NULL, &length);
    if (!apart && *text)
        die("out of memory");
    char *result = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&result, &size);
    if (!out)
        die("out of memory");
    for (size_t at = 0; at < length;) {
        uint32_t character = '?';
        size_t taken = clean_decode(apart + at, length - at, &character);
        at += taken ? taken : 1;
        if (character < 0x80)
            putc((int)character, out);
        else if (!clean_is_mark(character))
            fputs(spell(character), out);
    }
    if (fclose(out) != 0)
        die("out of memory");
    free(apart);
    return result;
}
