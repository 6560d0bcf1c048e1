/* What pages make of text that was written to do harm. */
#include <stdlib.h>
#include <string.h>

#include "html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void no_text_is_markup(void **state) {
    (void)state;
    char *got;
    size_t size;
    FILE *out = open_memstream(&got, &size);
    html_put(out, "<td title=\"", "<script>'x' & \"y\"</script>\033\xff", "\">");
    html_text(out, NULL);
    fclose(out);
    assert_string_equal(got, "<td title=\"&lt;script&gt;&#39;x&#39; &amp; &quot;y&quot;&lt;/script"
                             "&gt;&lt;U+001B&gt;\xEF\xBF\xBD\">");
    free(got);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_text_is_markup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
