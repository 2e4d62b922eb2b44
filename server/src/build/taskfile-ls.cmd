@echo off
setlocal
set "BIN=%~dp0"
set "LIB=%BIN%..\lib"
set "AOT="
if exist "%LIB%\@CACHE@" set AOT="-XX:AOTCache=%LIB%\@CACHE@"
"%BIN%java.exe" %AOT% -Xlog:disable -Xlog:all=error:stderr -Xlog:aot*=off:stderr -XX:+UseSerialGC -Xms32m -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED %TASKFILE_LS_JAVA_OPTS% -cp "%LIB%\taskfile-ls.jar" io.github.taskfilels.cli.Main %*
exit /b %ERRORLEVEL%
