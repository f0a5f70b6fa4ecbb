@echo off
rem Starts nianbao at the reports; in Windows Terminal where there is one, since it shows Chinese input best.
set "PROGRAM=%~dp0nianbao.exe"
if not exist "%PROGRAM%" set "PROGRAM=%~dp0Scripts\nianbao.exe"
if not exist "%PROGRAM%" goto alone
where wt >nul 2>nul
if errorlevel 1 (
  start "nianbao" "%PROGRAM%" --home %*
) else (
  start "" wt new-tab "%PROGRAM%" --home %*
)
exit /b 0
:alone
echo nianbao.exe is not beside this file. Keep this file in the folder of the program; for the desktop make a shortcut to it.
pause
exit /b 1
