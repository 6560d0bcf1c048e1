# What is installed where, and the Debian package.

set(doc_dir "${CMAKE_INSTALL_DATADIR}/doc/casewalk")

if(TARGET casewalk)
  install(TARGETS casewalk)
endif()
install(DIRECTORY "${CMAKE_SOURCE_DIR}/pathways"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/casewalk"
  FILES_MATCHING PATTERN "*.lua" PATTERN "LICENSE")

install(FILES "${CMAKE_SOURCE_DIR}/docs/editor/casewalk.lua"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/casewalk/editor")

# Optional: these files come with the documents, and an install without them works.
install(FILES "${CMAKE_SOURCE_DIR}/docs/casewalk.1"
  DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" OPTIONAL)
install(FILES "${CMAKE_SOURCE_DIR}/scripts/completion.bash"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME casewalk OPTIONAL)
install(FILES "${CMAKE_SOURCE_DIR}/README.md" "${CMAKE_SOURCE_DIR}/CHANGELOG.md"
  DESTINATION "${doc_dir}" OPTIONAL)
install(FILES "${CMAKE_SOURCE_DIR}/LICENSE" DESTINATION "${doc_dir}" RENAME copyright)
install(DIRECTORY "${CMAKE_SOURCE_DIR}/docs/" DESTINATION "${doc_dir}"
  FILES_MATCHING PATTERN "*.md" PATTERN "*.lua" PATTERN "LICENSE")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME casewalk)
set(CPACK_PACKAGE_VENDOR casewalk)
set(CPACK_PACKAGE_CONTACT "casewalk developers <casewalk@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX "/usr")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)   # the dependencies are what the binary really links
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libcurl4 | libcurl3-gnutls")   # opened by casewalk export --post
set(CPACK_DEBIAN_PACKAGE_SUGGESTS graphviz)   # the program dot, for casewalk graph --format svg
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"A learner walks a clinical case at a prompt: decides, sees what becomes of
the patient, and learns afterwards how good each decision was. Pathways are
plain text files that teachers write; every step is recorded in SQLite.
For education, not for patient care.")
include(CPack)
