# The libraries the program stands on. Their headers are system headers
# (-isystem), because imported targets are: our warnings are about our code.

find_package(PkgConfig REQUIRED)

function(need name)   # need(NAME MODULE…): PkgConfig::NAME, the first MODULE there is
  pkg_search_module(${name} QUIET IMPORTED_TARGET ${ARGN})
  if(NOT ${name}_FOUND)
    list(APPEND missing_libraries ${name})
    set(missing_libraries ${missing_libraries} PARENT_SCOPE)
  endif()
endfunction()

need(lua lua5.4 lua-5.4 lua54)
need(sqlite3 sqlite3)
need(readline readline)
need(jansson jansson)
need(seccomp libseccomp)
need(md libmd)
need(gumbo gumbo)
need(curl libcurl)   # its headers; the library is opened when it is needed

# Debian's libunistring has no .pc file.
find_library(UNISTRING_LIBRARY unistring)
find_path(UNISTRING_INCLUDE_DIR unistr.h)
if(UNISTRING_LIBRARY AND UNISTRING_INCLUDE_DIR)
  add_library(unistring UNKNOWN IMPORTED GLOBAL)
  set_target_properties(unistring PROPERTIES
    IMPORTED_LOCATION "${UNISTRING_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${UNISTRING_INCLUDE_DIR}")
else()
  list(APPEND missing_libraries unistring)
endif()

if(missing_libraries)
  list(JOIN missing_libraries ", " missing_libraries)
  message(FATAL_ERROR
    "Missing libraries: ${missing_libraries}. On Debian: ./scripts/deps install build")
endif()
