# embed_text(TARGET FILE SYMBOL): FILE becomes `const char SYMBOL[]` in TARGET,
# closed by a NUL; users say `extern const char SYMBOL[];`.
#
# Run as a script (cmake -P) this same file does the conversion, so that no
# other tool is needed to build. Single characters rather than one literal:
# C11 promises room for 4095 characters in a literal only.

if(CMAKE_SCRIPT_MODE_FILE)
  cmake_minimum_required(VERSION 3.25)
  file(READ "${FILE}" bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  if(bytes MATCHES "'.x00'")
    message(FATAL_ERROR "${FILE} holds a NUL byte and cannot be a C string")
  endif()
  string(REPEAT "." 84 twelve)   # of 'xhh', a line
  string(REGEX REPLACE "(${twelve})" "\\1\n    " bytes "${bytes}")
  get_filename_component(name "${FILE}" NAME)
  file(WRITE "${OUTPUT}" "/* Made from ${name} while building. */
extern const char ${SYMBOL}[];
const char ${SYMBOL}[] = {
    ${bytes}0,
};
")
  return()
endif()

set(EMBED_TEXT_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

function(embed_text target file symbol)
  get_filename_component(file "${file}" ABSOLUTE)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.c")
  add_custom_command(OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} "-DFILE=${file}" "-DOUTPUT=${output}" "-DSYMBOL=${symbol}"
            -P "${EMBED_TEXT_SCRIPT}"
    DEPENDS "${file}" "${EMBED_TEXT_SCRIPT}"
    COMMENT "Embedding ${symbol}" VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
