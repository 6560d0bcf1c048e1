/* Chance: a counter-based generator. */
#include "random.h"

enum { ROUNDS = 10 };

void random_philox(uint32_t counter[4], const uint32_t key[2]) {
    uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < ROUNDS; round++) {
        uint64_t left = (uint64_t)0xD2511F53u * counter[0];
        uint64_t right = (uint64_t)0xCD9E8D57u * counter[2];
        uint32_t c1 = counter[1], c3 = counter[3];
        counter[0] = (uint32_t)(right >> 32) ^ c1 ^ k0;
        counter[1] = (uint32_t)right;
        counter[2] = (uint32_t)(left >> 32) ^ c3 ^ k1;
        counter[3] = (uint32_t)left;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
}

double random_draw(uint64_t seed, uint64_t place, uint32_t visit) {
    uint32_t counter[4] = {(uint32_t)place, (uint32_t)(place >> 32), visit, 0};
    const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    random_philox(counter, key);
    uint64_t bits = (uint64_t)counter[0] << 32 | counter[1];
    return (double)(bits >> 11) * 0x1p-53;
}

static uint64_t fnv(uint64_t hash, const char *text) {
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
    return hash;
}

uint64_t random_place(const char *kind, const char *id) {
    uint64_t hash = fnv(0xcbf29ce484222325u, kind);
    return fnv((hash ^ ':') * 0x100000001b3u, id);
}
