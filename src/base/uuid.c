/* UUIDs as text. */
#include "uuid.h"

#include <sha1.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static int digit(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

bool uuid_read(const char *text, unsigned char bytes[UUID_BYTES]) {
    for (int i = 0; i < UUID_BYTES; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            if (*text++ != '-')
                return false;
        int high = digit(text[0]), low = high < 0 ? -1 : digit(text[1]);
        if (low < 0)
            return false;
        bytes[i] = (unsigned char)(high << 4 | low);
        text += 2;
    }
    return *text == '\0';
}

static void write_uuid(const unsigned char bytes[UUID_BYTES], char text[UUID_SIZE]) {
    for (int i = 0, at = 0; i < UUID_BYTES; i++, at += 2) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text[at++] = '-';
        snprintf(text + at, 3, "%02x", bytes[i]);
    }
}

void uuid_of_name(const unsigned char space[UUID_BYTES], const char *name, char text[UUID_SIZE]) {
    SHA1_CTX state;
    uint8_t hash[SHA1_DIGEST_LENGTH];
    SHA1Init(&state);
    SHA1Update(&state, space, UUID_BYTES);
    SHA1Update(&state, (const uint8_t *)name, strlen(name));
    SHA1Final(hash, &state);
    hash[6] = (uint8_t)((hash[6] & 0x0f) | 0x50);
    hash[8] = (uint8_t)((hash[8] & 0x3f) | 0x80);
    write_uuid(hash, text);
}
