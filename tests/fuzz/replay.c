/* Runs a fuzzer's function over files: what libFuzzer does, for a build without it. Usage: NAME
   SECONDS FILE…; with seconds left it goes on with each file's bytes changed at random (a fixed
   seed), so that a second finds something a compiler without libFuzzer would miss. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t state = 0x9E3779B97F4A7C15u;

static uint64_t next(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static uint8_t *read_file(const char *name, size_t *size) {
    FILE *file = fopen(name, "rb");
    uint8_t *bytes = malloc(1 << 20);
    if (!file || !bytes) {
        perror(name);
        exit(2);
    }
    *size = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static void change(uint8_t *bytes, size_t size) {
    for (uint64_t changes = 1 + next() % 8; changes > 0 && size > 0; changes--) {
        size_t at = next() % size, from = next() % size, span = next() % 16;
        if (next() % 2)
            bytes[at] = (uint8_t)next();
        else if (at + span < size && from + span < size)
            memmove(bytes + at, bytes + from, span);
    }
}

int main(int argc, char **argv) {
    double seconds = argc > 1 ? atof(argv[1]) : 0;
    clock_t begin = clock();
    long runs = 0;
    for (int round = 0;
         round == 0 || (argc > 2 && (double)(clock() - begin) / CLOCKS_PER_SEC < seconds);
         round++) {
        for (int i = 2; i < argc; i++, runs++) {
            size_t size;
            uint8_t *bytes = read_file(argv[i], &size);
            if (round > 0)
                change(bytes, size);
            LLVMFuzzerTestOneInput(bytes, size);
            free(bytes);
        }
    }
    printf("%ld runs\n", runs);
    return 0;
}
