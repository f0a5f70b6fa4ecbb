#!/bin/sh
# Puts nianbao into the menu and onto the desktop of whoever runs this; `--remove` takes it away again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
menu=${XDG_DATA_HOME:-$HOME/.local/share}/applications/nianbao.desktop
desktop=$(xdg-user-dir DESKTOP 2>/dev/null || printf '%s/Desktop' "$HOME")/nianbao.desktop

if [ "${1:-}" = --remove ]; then
  rm -f "$menu" "$desktop"
  echo "菜单和桌面上的「年报向导」拿掉了。填好的年报都还在。"
  exit 0
fi

# In an Exec line these characters mean something; the path is a path.
quoted=$(printf '%s' "$here/nianbao" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
mkdir -p "$(dirname "$menu")"
sed -e "s|@PROGRAM@|$(printf '%s' "$quoted" | sed 's/[&|\\]/\\&/g')|" \
    -e "s|@ICON@|$(printf '%s' "$here/nianbao.svg" | sed -e 's/\\/\\\\/g' -e 's/[&|\\]/\\&/g')|" \
    "$here/nianbao.desktop.in" > "$menu"
if [ -d "$(dirname "$desktop")" ] && [ "$(dirname "$desktop")" != "$HOME" ]; then
  cp "$menu" "$desktop" && chmod +x "$desktop"
  gio set "$desktop" metadata::trusted true 2>/dev/null || true
fi
echo "好了。菜单里、桌面上都有「年报向导」，点开就填。"
