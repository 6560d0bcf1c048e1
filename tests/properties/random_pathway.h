/* Small pathways put together by chance, of all that the language has, that come to an end. */
#ifndef RANDOM_PATHWAY_H
#define RANDOM_PATHWAY_H

#include <stdint.h>

/* The text of the pathway of a seed: Lua, the same on every machine. It loads without a mistake;
   its walks end, or meet a fault, after few choices. The caller frees it. */
char *random_pathway(uint64_t seed);

#endif
