@echo off
rem Starts nianbao at the reports; in Windows Terminal where there is one, since it shows Chinese input best.
where wt >nul 2>nul
if errorlevel 1 (
  start "nianbao" "%~dp0nianbao.exe" --home
) else (
  start "" wt new-tab "%~dp0nianbao.exe" --home
)
