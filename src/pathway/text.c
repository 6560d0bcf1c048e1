/* Texts with {…}: split into literals and expressions, white space made even. */
#include <string.h>

#include "loader.h"

struct composer {
    struct loader *loader;
    const struct place *place;
    struct expression **parts;
    size_t count;
    char *literal; /* being collected; as long as the whole text */
    size_t length;
    size_t breaks; /* line ends passed since the last word */
    bool space;    /* white space passed since the last word */
    bool any;      /* a word or an expression has been put already */
};

static void end_literal(struct composer *composer) {
    if (composer->length == 0)
        return;
    struct arena *arena = composer->loader->arena;
    const char *literal = arena_copy_bytes(arena, composer->literal, composer->length);
    *ARENA_ADD(arena, composer->parts, composer->count) =
        (struct expression *)expression_words(arena, literal, composer->place);
    composer->length = 0;
}

/* Puts what the white space before a word means: a paragraph, a new line before a list's "- ", or a
 * space. */
static void put_gap(struct composer *composer, const char *word) {
    if (composer->any && composer->breaks > 1) {
        memcpy(composer->literal + composer->length, "\n\n", 2);
        composer->length += 2;
    } else if (composer->any && composer->breaks == 1 && strncmp(word, "- ", 2) == 0) {
        composer->literal[composer->length++] = '\n';
    } else if (composer->any && composer->space) {
        composer->literal[composer->length++] = ' ';
    }
    composer->breaks = 0;
    composer->space = false;
    composer->any = true;
}

/* The expression between the brace at `open` and its closing one, which is returned; NULL:
 * complained about. */
static const char *put_expression(struct composer *composer, const char *text, const char *open,
                                  bool given) {
    struct loader *loader = composer->loader;
    struct place *place = arena_alloc(loader->arena, sizeof *place);
    *place = *composer->place;
    place->line = source_text_line(loader->map, composer->place, text);
    for (const char *c = text; c < open; c++)
        place->line += *c == '\n';
    const char *close = open + 1;
    char quote = '\0';
    for (; *close && (quote || *close != '}'); close++) {
        if (quote ? *close == quote : *close == '\'' || *close == '"')
            quote = quote ? '\0' : *close;
    }
    if (!*close) {
        complain(loader, place, CODE_EXPRESSION, 0,
                 quote && strchr(open, '}')
                     ? "a %c behind { in this text has no second one: a text within {…} stands "
                       "between '…' and holds no '"
                     : "a { in this text has no } behind it; write {{ for a brace that is meant",
                 quote);
        return NULL;
    }
    const char *source = arena_copy_bytes(loader->arena, open + 1, (size_t)(close - open) - 1);
    struct slip slip;
    const struct expression *found =
        expression_parse(loader->arena, &loader->pathway->words, source,
                         (struct type){TYPE_TEXT, NULL}, place, given, &slip);
    if (!found) {
        complain(loader, place, CODE_EXPRESSION, slip.column, "in {%.120s}, column %d: %s", source,
                 slip.column, slip.text);
        return close;
    }
    put_gap(composer, "");
    end_literal(composer);
    *ARENA_ADD(loader->arena, composer->parts, composer->count) = (struct expression *)found;
    return close;
}

const struct expression *compose(struct loader *loader, const char *text, const struct place *place,
                                 bool given) {
    struct arena *arena = loader->arena;
    struct composer composer = {.loader = loader, .place = place};
    composer.literal = arena_alloc(arena, 2 * strlen(text) + 3);
    for (const char *at = text; *at; at++) {
        if (*at == '\n') {
            composer.breaks++;
            composer.space = true;
        } else if (*at == ' ' || *at == '\t' || *at == '\r') {
            composer.space = true;
        } else if (*at == '{' && at[1] != '{') {
            at = put_expression(&composer, text, at, given);
            if (!at)
                return NULL;
        } else {
            put_gap(&composer, at);
            composer.literal[composer.length++] = *at;
            at += (*at == '{' || *at == '}') && at[1] == *at; /* a doubled brace is one */
        }
    }
    end_literal(&composer);
    struct expression *whole =
        expression_new(arena, EXPRESSION_JOIN, TYPE_TEXT, composer.count, place);
    for (size_t i = 0; i < composer.count; i++)
        whole->operands[i] = composer.parts[i];
    return whole;
}
