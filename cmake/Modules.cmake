# The stand-ins for modules of the registry, src/terraform/modules/*.tf, as constant C++ data:
# generated/terraform/modules.inc, a row of name and text each.
file(GLOB module_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/terraform/modules/*.tf)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${module_files})
set(module_rows)
foreach(module_file IN LISTS module_files)
  get_filename_component(module ${module_file} NAME_WE)
  file(READ ${module_file} module_text)
  string(APPEND module_rows "{\"${module}\", R\"hcl(${module_text})hcl\"},\n")
endforeach()
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/generated/terraform)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/terraform/modules.inc
  CONTENT "@module_rows@" @ONLY NEWLINE_STYLE UNIX)
