/* Fuzzes the import: whatever a story holds, what is written loads as a pathway. The input is the
   story; each format reads it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "import.h"
#include "walk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const char *text, size_t length) {
    struct file file = {"fuzz.lua", text, length};
    struct loading loading;
    pathway_load(&file, 1, &loading);
    if (!loading.pathway) {
        for (size_t i = 0; i < loading.count; i++)
            fprintf(stderr, "%d: %s\n", loading.diagnostics[i].place.line,
                    loading.diagnostics[i].message);
        fwrite(text, 1, length, stderr);
        abort();
    }
    struct walk *walk = walk_new(loading.pathway, 0, 1, NULL, NULL);
    walk_settle(walk, walk_start(walk));
    walk_free(walk);
    pathway_free(loading.pathway);
    loading_free(&loading);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const formats[] = {"sugarcube", "harlowe", "chapbook", "snowman"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct failure why;
        bool more = true, good = true;
        struct import *import = import_new("fuzz.twee", (const char *)data, size, formats[i], &why);
        while (import && more && good)
            good = import_go_on(import, &more, &why);
        size_t length;
        const char *text = import && good ? import_text(import, &length) : NULL;
        if (text)
            check(text, length);
        import_free(import);
    }
    return 0;
}
