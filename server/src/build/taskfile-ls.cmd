@echo off
setlocal
set "BIN=%~dp0"
set "LIB=%BIN%..\lib"
set "KIND=all"
if "%~1"=="list" set "KIND=list"
set "MORE=-XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining -XX:NewSize=4m"
if "%~1"=="lsp" set "MORE="
set "AOT="
if exist "%LIB%\@CACHE@-%KIND%.aot" set AOT="-XX:AOTCache=%LIB%\@CACHE@-%KIND%.aot"
"%BIN%java.exe" %AOT% %MORE% -Xlog:disable -Xlog:all=error:stderr -Xlog:aot*=off:stderr -XX:+UseSerialGC -Xms32m -XX:-UsePerfData -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED %TASKFILE_LS_JAVA_OPTS% "-Xbootclasspath/a:%LIB%\taskfile-ls.jar" -cp "%LIB%\taskfile-ls.jar" io.github.taskfilels.cli.Main %*
exit /b %ERRORLEVEL%
