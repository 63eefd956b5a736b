# Packages for Debian, which `cpack` makes in a build folder: samplint with the command, libsamplint-dev with the library.
find_program(SHLIBDEPS dpkg-shlibdeps)
if(NOT SHLIBDEPS)
  message(STATUS "dpkg-dev is not installed: no packages for Debian can be made")
  return() # their dependencies would be missing
endif()
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "checks strategic account management programs declared in YAML")
set(CPACK_PACKAGE_CONTACT "The samplint authors <samplint@authors.invalid>") # no real address
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_COMPONENTS_ALL command command_debian library library_debian)
set(CPACK_COMPONENT_COMMAND_GROUP command)
set(CPACK_COMPONENT_COMMAND_DEBIAN_GROUP command)
set(CPACK_COMPONENT_LIBRARY_GROUP library)
set(CPACK_COMPONENT_LIBRARY_DEBIAN_GROUP library)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME samplint)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_COMMAND_DESCRIPTION
    "Shows which framing elements of a program are missing, which practices are\nnot shown, which elements do not fit each other, and what would fit instead.")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libsamplint-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "liblua5.4-dev, libyaml-dev, libjansson-dev, libutf8proc-dev, libmd-dev, pkg-config")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION
    "The library of the command samplint, as an archive, with its headers and\nfiles for pkg-config and CMake.")

# Files that only Debian has, or has in another folder.
install(FILES ${pages}/_samplint DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT command_debian
        EXCLUDE_FROM_ALL)
string(TIMESTAMP built "%a, %d %b %Y %H:%M:%S +0000" UTC) # the time of SOURCE_DATE_EPOCH, if that is set
configure_file(changelog.in changelog @ONLY)
if(GZIP)
  execute_process(COMMAND ${GZIP} -9nkf ${CMAKE_CURRENT_BINARY_DIR}/changelog)
endif()
function(install_documents component package)
  set(folder ${CMAKE_INSTALL_DATADIR}/doc/${package})
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright DESTINATION ${folder} COMPONENT ${component} EXCLUDE_FROM_ALL)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz OPTIONAL DESTINATION ${folder} COMPONENT ${component}
          EXCLUDE_FROM_ALL)
endfunction()
install_documents(command_debian samplint)
install_documents(library_debian libsamplint-dev)

include(CPack)
