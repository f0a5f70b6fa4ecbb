#!/bin/sh
# Starts nianbao at the reports, in the Terminal that a double click opens.
here=$(cd "$(dirname "$0")" && pwd)
[ -x "$here/nianbao" ] || here=$here/bin # as installed from the offline bundle
exec "$here/nianbao" --home
