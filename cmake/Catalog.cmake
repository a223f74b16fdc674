# The catalog of checks is made of the file names: checks/<topic>/<check>.cpp and its page
# <check>.md. Existing is registering.
#
# Out: catalog_sources, every check and one generated file with the table and all pages. Adding,
# removing or renaming a check re-runs this file; editing a page only rewrites the table.

file(GLOB catalog_checks CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/checks/*/*.cpp)
file(GLOB catalog_pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/checks/*/*.md)
list(SORT catalog_checks)
list(SORT catalog_pages)

function(catalog_require_neighbours)
  foreach(check IN LISTS catalog_checks)
    string(REGEX REPLACE "\\.cpp$" ".md" page ${check})
    if(NOT EXISTS ${page})
      message(FATAL_ERROR "${check} has no page: write ${page}")
    endif()
  endforeach()
  foreach(page IN LISTS catalog_pages)
    string(REGEX REPLACE "\\.md$" ".cpp" check ${page})
    if(NOT EXISTS ${check})
      message(FATAL_ERROR "${page} describes no check: write ${check} or remove the page")
    endif()
  endforeach()
endfunction()

catalog_require_neighbours()

set(catalog_table ${PROJECT_BINARY_DIR}/generated/catalog_table.cpp)
string(REPLACE ";" "\n" catalog_list "${catalog_checks}")
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/catalog.txt CONTENT "${catalog_list}\n")
add_custom_command(
  OUTPUT ${catalog_table}
  COMMAND ${CMAKE_COMMAND} -D LIST=${PROJECT_BINARY_DIR}/generated/catalog.txt
          -D OUT=${catalog_table} -P ${PROJECT_SOURCE_DIR}/cmake/write_catalog.cmake
  DEPENDS ${PROJECT_BINARY_DIR}/generated/catalog.txt ${catalog_pages}
          ${PROJECT_SOURCE_DIR}/cmake/write_catalog.cmake
  COMMENT "Writing the catalog of checks"
  VERBATIM)

set(catalog_sources ${catalog_checks} ${catalog_table})
