@echo off
rem Starts Continuo on Windows. Not tested there yet; the JVM's warning about an incubator module is harmless.
rem
rem   JAVA_HOME           the Java to use, 17 or newer; otherwise the java on PATH
rem   CONTINUO_JAVA_OPTS  more options for it, such as -Xmx8g
setlocal
set "CONTINUO_HOME=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
if not defined OPENBLAS_NUM_THREADS set "OPENBLAS_NUM_THREADS=1"

"%JAVA%" --add-modules jdk.incubator.vector -XX:+UseSerialGC -Djdk.serialFilter=!* -Dfile.encoding=UTF-8 "-Dcontinuo.home=%CONTINUO_HOME%" %CONTINUO_JAVA_OPTS% -jar "%CONTINUO_HOME%\lib\continuo.jar" %*
exit /b %ERRORLEVEL%
