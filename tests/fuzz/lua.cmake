# The Lua of the fuzz preset, in place of liblua5.4: the same version from its source package, with its own assertions, with
# sanitizers, and instrumented like the project's code, so that fuzzers see which parts of Lua an input reaches.
set(lua_folder ${PROJECT_BINARY_DIR}/lua)
execute_process(COMMAND ${PROJECT_SOURCE_DIR}/tools/lua-source ${lua_folder} RESULT_VARIABLE failed ERROR_VARIABLE why)
if(failed)
  string(STRIP "${why}" why)
  message(FATAL_ERROR "${why}")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tools/lua-source)

file(GLOB lua_sources ${lua_folder}/source/src/*.c)
list(FILTER lua_sources EXCLUDE REGEX "/(lua|luac)\\.c$") # programs
add_library(checked_lua STATIC ${lua_sources})
target_include_directories(checked_lua SYSTEM INTERFACE ${lua_folder}/source/src)
target_compile_definitions(checked_lua PRIVATE LUA_COMPAT_5_3 LUA_USE_POSIX LUA_USE_DLOPEN # as Debian compiles it
                           LUAI_ASSERT LUA_USE_APICHECK)
target_compile_options(checked_lua PRIVATE -UNDEBUG -fsanitize=address,undefined,fuzzer-no-link
                       -fno-sanitize-recover=all -fno-omit-frame-pointer)
target_link_libraries(checked_lua PUBLIC m ${CMAKE_DL_LIBS})
# Imported, as it is elsewhere, so that it is not part of what is installed.
add_library(PkgConfig::LUA INTERFACE IMPORTED GLOBAL)
target_link_libraries(PkgConfig::LUA INTERFACE checked_lua)
