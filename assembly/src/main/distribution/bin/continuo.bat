@echo off
rem Starts Continuo on Windows: finds its home, a fitting Java and that Java's flags, as bin/continuo does elsewhere.
rem The JVM's warning about an incubator module cannot be kept from the screen here; it is harmless.
rem
rem   JAVA_HOME           the Java to use, 17 or newer; otherwise the java on PATH
rem   CONTINUO_JAVA_OPTS  more options for it, such as -Xmx8g
rem
rem No blocks in parentheses: a folder such as "Program Files (x86)" would end them.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "HOME_FOLDER=%%~fI"
if not exist "%HOME_FOLDER%\lib\continuo.jar" goto incomplete

if not defined JAVA_HOME goto search
set "JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%JAVA%" goto wrong
goto found
:search
set "JAVA="
for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if not defined JAVA goto missing
:found

rem Asking java itself costs a start of it; nearly all carry a file that tells.
for %%I in ("%JAVA%") do set "JAVA_BIN=%%~dpI"
set "RELEASE=%JAVA_BIN%..\release"
set "VERSION="
set "BUILD="
set "MODULES="
if not exist "%RELEASE%" goto ask
for /f "usebackq tokens=1* delims==" %%A in ("%RELEASE%") do if "%%A"=="JAVA_VERSION" set "VERSION=%%~B"
for /f "usebackq tokens=1* delims==" %%A in ("%RELEASE%") do if "%%A"=="JAVA_RUNTIME_VERSION" set "BUILD=%%~B"
for /f "usebackq tokens=1* delims==" %%A in ("%RELEASE%") do if "%%A"=="MODULES" set "MODULES=%%~B"
:ask
if not defined VERSION for /f "tokens=2" %%V in ('""%JAVA%" --version 2^>nul"') do if not defined VERSION set "VERSION=%%V"
if not defined VERSION goto unknown
for /f "delims=.-+" %%M in ("%VERSION%") do set "MAJOR=%%M"
if %MAJOR% LSS 17 goto old

set "VECTOR=--add-modules jdk.incubator.vector"
if not defined MODULES goto list
set "MODULES= %MODULES% "
set MODULES | findstr /c:" jdk.incubator.vector " >nul || set "VECTOR="
goto modules
:list
"%JAVA%" --list-modules 2>nul | findstr /b /c:"jdk.incubator.vector" >nul || set "VECTOR="
:modules

rem More than one OpenMP thread collapses on a busy machine; Continuo shards its work over threads itself.
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
if not defined OPENBLAS_NUM_THREADS set "OPENBLAS_NUM_THREADS=1"

rem Classes as this very Java keeps them in memory, for a quicker start. One of another system does not fit, which is
rem nothing to tell about.
set "QUIET="
set "ARCHIVE="
set "ARCHIVE_FILE=%HOME_FOLDER%\lib\continuo-%BUILD%.jsa"
if not exist "%ARCHIVE_FILE%" goto archived
set ARCHIVE="-XX:SharedArchiveFile=%ARCHIVE_FILE%"
set "QUIET=,cds*=off"
if %MAJOR% GEQ 24 set "QUIET=,cds*=off,aot*=off"
:archived

set "COLLECTOR=-XX:+UseSerialGC -XX:NewRatio=7"
set "GIVEN_OPTIONS=%CONTINUO_JAVA_OPTS% %JAVA_TOOL_OPTIONS%"
set GIVEN_OPTIONS | findstr /r /c:"-XX:+Use[A-Za-z]*GC" >nul && set "COLLECTOR="
set "NEWER="
if %MAJOR% GEQ 23 set "NEWER=--sun-misc-unsafe-memory-access=allow"

rem What the JVM itself has to say must not be taken for results. The console of java.base is none where input or output
rem is redirected.
"%JAVA%" %VECTOR% %NEWER% %COLLECTOR% -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=warning%QUIET%:stderr %ARCHIVE% "-Djdk.serialFilter=!*" -Dfile.encoding=UTF-8 -Djdk.console=java.base "-Dcontinuo.home=%HOME_FOLDER%" %CONTINUO_JAVA_OPTS% -jar "%HOME_FOLDER%\lib\continuo.jar" %*
exit /b %ERRORLEVEL%

:incomplete
echo continuo: "%HOME_FOLDER%\lib\continuo.jar" is missing: bin\continuo.bat works only inside its distribution>&2
exit /b 2
:wrong
echo continuo: JAVA_HOME is "%JAVA_HOME%", but there is no "%JAVA%": set it to the folder of a JDK 17 or newer>&2
exit /b 2
:missing
echo continuo: no Java found: install a JDK 17 or newer, or set JAVA_HOME to its folder>&2
exit /b 2
:unknown
echo continuo: "%JAVA%" does not say which version it is: set JAVA_HOME to the folder of a JDK 17 or newer>&2
exit /b 2
:old
echo continuo: "%JAVA%" is Java %VERSION%, but Continuo needs 17 or newer: set JAVA_HOME to the folder of one>&2
exit /b 2
