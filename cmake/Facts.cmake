# The tables of src/facts/ as constant C++ data: generated/facts/<table>.inc, which the table's
# .cpp includes. Sets facts_sources, so that they are there before the room is compiled.

find_program(NODE NAMES node nodejs)
if(NOT NODE)
  message(FATAL_ERROR "node is missing: it compiles the tables of src/facts (apt install nodejs npm)")
endif()

set(facts_folder ${PROJECT_SOURCE_DIR}/src/facts)
set(facts_output ${PROJECT_BINARY_DIR}/generated/facts)
file(MAKE_DIRECTORY ${facts_output})
file(GLOB facts_generator CONFIGURE_DEPENDS ${facts_folder}/*.mjs ${facts_folder}/generate/*.mjs)
file(GLOB facts_tables CONFIGURE_DEPENDS ${facts_folder}/*.tsv)
set(facts_sources)

# compile_facts(TABLE INPUT [DEPENDS file…])
function(compile_facts table input)
  cmake_parse_arguments(FACTS "" "" "DEPENDS" ${ARGN})
  set(output ${facts_output}/${table}.inc)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${NODE} ${facts_folder}/generate.mjs ${table} ${input} ${output}
    DEPENDS ${facts_generator} ${FACTS_DEPENDS}
    COMMENT "Compiling facts: ${table}"
    VERBATIM)
  set(facts_sources ${facts_sources} ${output} PARENT_SCOPE)
endfunction()

foreach(table_file IN LISTS facts_tables)
  get_filename_component(table ${table_file} NAME_WE)
  compile_facts(${table} ${table_file} DEPENDS ${table_file})
endforeach()

target_include_directories(house INTERFACE ${PROJECT_BINARY_DIR}/generated)
