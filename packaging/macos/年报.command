#!/bin/sh
# Starts nianbao at the reports, in the Terminal that a double click opens.
here=$(cd "$(dirname "$0")" && pwd)
[ -x "$here/nianbao" ] || here=$here/bin # as installed from the offline bundle
[ -x "$here/nianbao" ] || {
  echo "没找到 nianbao。这个文件要留在程序的文件夹里；想放在桌面上，给它做个替身。"
  exit 1
}
exec "$here/nianbao" --home "$@"
