/* SHA-256 as text. */
#include "digest.h"

#include <sha2.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

struct digest {
    SHA2_CTX state;
};

struct digest *digest_new(void) {
    struct digest *digest = xcalloc(1, sizeof *digest);
    SHA256Init(&digest->state);
    return digest;
}

void digest_add(struct digest *digest, const void *bytes, size_t length) {
    uint8_t size[8];
    for (int i = 0; i < 8; i++)
        size[i] = (uint8_t)((uint64_t)length >> (8 * i));
    SHA256Update(&digest->state, size, sizeof size);
    if (length)
        SHA256Update(&digest->state, bytes, length);
}

void digest_add_text(struct digest *digest, const char *text) {
    digest_add(digest, text, strlen(text));
}

void digest_finish(struct digest *digest, char hex[DIGEST_SIZE]) {
    uint8_t bytes[SHA256_DIGEST_LENGTH];
    SHA256Final(bytes, &digest->state);
    free(digest);
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < sizeof bytes; i++) {
        hex[2 * i] = digits[bytes[i] >> 4];
        hex[2 * i + 1] = digits[bytes[i] & 15];
    }
    hex[DIGEST_SIZE - 1] = '\0';
}
