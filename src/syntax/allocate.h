// Where tree-sitter takes its memory from: the arena that is in use (arena.h), else the system.
//
// In C, since its runtime is compiled with this; cmake/Grammars.cmake puts these names in the place
// of malloc and its kin.
#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

void* plimsoll_malloc(size_t bytes);
void* plimsoll_calloc(size_t count, size_t bytes);
void* plimsoll_realloc(void* block, size_t bytes);
void plimsoll_free(void* block);

#ifdef __cplusplus
}
#endif
