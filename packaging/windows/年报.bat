@echo off
rem Starts nianbao at the reports; in Windows Terminal where there is one, since it shows Chinese input best.
set "PROGRAM=%~dp0nianbao.exe"
if not exist "%PROGRAM%" set "PROGRAM=%~dp0Scripts\nianbao.exe"
where wt >nul 2>nul
if errorlevel 1 (
  start "nianbao" "%PROGRAM%" --home
) else (
  start "" wt new-tab "%PROGRAM%" --home
)
