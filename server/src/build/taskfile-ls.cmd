@echo off
setlocal
set "BIN=%~dp0"
set "LIB=%BIN%..\lib"
set "KIND=all"
if "%~1"=="list" set "KIND=list"
set "MORE=@COMMAND_FLAGS@"
set "SERVER="
if "%~1"=="lsp" set "MORE="
if "%~1"=="lsp" set "SERVER=@LSP_FLAGS@"
set "AOT="
if exist "%LIB%\@CACHE@-%KIND%.aot" set AOT="-XX:AOTCache=%LIB%\@CACHE@-%KIND%.aot"
"%BIN%java.exe" @FLAGS@ %SERVER% %TASKFILE_LS_JAVA_OPTS% %AOT% %MORE% "-Xbootclasspath/a:%LIB%\taskfile-ls.jar" -cp "%LIB%\taskfile-ls.jar" io.github.taskfilels.cli.Main %*
exit /b %ERRORLEVEL%
