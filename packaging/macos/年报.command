#!/bin/sh
# Starts nianbao at the reports, in the Terminal that a double click opens.
exec "$(dirname "$0")/nianbao" --home
