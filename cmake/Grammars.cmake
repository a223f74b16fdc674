# The tree-sitter runtime and its grammars, compiled from the C sources of the pinned npm packages.
#
#   tree_sitter      the runtime; include <tree_sitter/api.h>
#   grammars         the parsers of every language in which handlers are read, and of Terraform
#
# They are somebody else's code: no warning of theirs is ours.
set(NODE_MODULES ${PROJECT_SOURCE_DIR}/node_modules)

add_library(tree_sitter STATIC ${NODE_MODULES}/tree-sitter/vendor/tree-sitter/lib/src/lib.c)
target_include_directories(tree_sitter
  SYSTEM PUBLIC ${NODE_MODULES}/tree-sitter/vendor/tree-sitter/lib/include
  PRIVATE ${NODE_MODULES}/tree-sitter/vendor/tree-sitter/lib/src)
target_compile_options(tree_sitter PRIVATE
  -O2 -w -include ${PROJECT_SOURCE_DIR}/src/syntax/allocate.h)
target_compile_definitions(tree_sitter PRIVATE
  ts_malloc=plimsoll_malloc ts_calloc=plimsoll_calloc
  ts_realloc=plimsoll_realloc ts_free=plimsoll_free)

add_library(grammars STATIC)
target_compile_options(grammars PRIVATE -O2 -w)
target_link_libraries(grammars PUBLIC tree_sitter)
foreach(folder
    tree-sitter-python tree-sitter-javascript
    tree-sitter-typescript/typescript tree-sitter-typescript/tsx
    tree-sitter-java tree-sitter-c-sharp tree-sitter-go tree-sitter-ruby
    @tree-sitter-grammars/tree-sitter-hcl)
  file(GLOB sources ${NODE_MODULES}/${folder}/src/parser.c ${NODE_MODULES}/${folder}/src/scanner.c)
  set_source_files_properties(${sources} PROPERTIES
    INCLUDE_DIRECTORIES ${NODE_MODULES}/${folder}/src)
  target_sources(grammars PRIVATE ${sources})
endforeach()
