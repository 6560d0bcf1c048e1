# How every C file of the project is compiled: language, warnings, hardening.

set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)   # clang-tidy reads it
add_compile_definitions(_GNU_SOURCE)

# A walk must come out the same on every machine: no fused multiply-add, which
# rounds once where the other machine rounds twice.
add_compile_options(-ffp-contract=off)

add_compile_options(
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Wwrite-strings
  -Wformat=2 -Wvla -Wstrict-prototypes -Wmissing-prototypes)

if(CASEWALK_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

if(CASEWALK_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()

# Position independent executables, so that address layout is random. Not by
# CMAKE_POSITION_INDEPENDENT_CODE: that compiles libraries with -fPIC, as if they
# were shared, and then no call between their functions may be inlined.
add_compile_options(-fPIE)
add_link_options(-pie)

include(CheckCCompilerFlag)
add_compile_options(-fstack-protector-strong)
foreach(flag -fstack-clash-protection -fcf-protection)   # not on every processor
  string(MAKE_C_IDENTIFIER "HAVE${flag}" known)
  check_c_compiler_flag(${flag} ${known})
  if(${known})
    add_compile_options(${flag})
  endif()
endforeach()
# Fortified functions need an optimising build; some compilers predefine the macro.
add_compile_options("$<$<CONFIG:RelWithDebInfo,Release,MinSizeRel>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
add_link_options(-Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
