#!/bin/sh
# Puts nianbao into the menu and onto the desktop of whoever runs this; `--remove` takes it away again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
menu=${XDG_DATA_HOME:-$HOME/.local/share}/applications/nianbao.desktop
folder=$(xdg-user-dir DESKTOP 2>/dev/null || printf '%s/Desktop' "$HOME")

if [ "${1:-}" = --remove ]; then
  rm -f "$menu" "$folder/nianbao.desktop"
  echo "菜单和桌面上的「年报向导」拿掉了，填好的年报都还在。"
  exit 0
fi

program=$here/nianbao
[ -x "$program" ] || program=$here/bin/nianbao # as installed from the offline bundle

# In an Exec line some characters mean something (escaped once there, once as in any line); here a path is a path.
quoted=$(printf '%s' "$program" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
icon=$(printf '%s' "$here/nianbao.svg" | sed 's/\\/\\\\/g')
mkdir -p "$(dirname "$menu")"
while IFS= read -r line; do
  case $line in
    Exec=*) printf 'Exec="%s" --home %%f\n' "$quoted" ;;
    Icon=*) printf 'Icon=%s\n' "$icon" ;;
    *) printf '%s\n' "$line" ;;
  esac
done < "$here/nianbao.desktop" > "$menu"

if [ -d "$folder" ] && [ "$folder" != "$HOME" ]; then
  cp "$menu" "$folder/nianbao.desktop"
  chmod +x "$folder/nianbao.desktop"
  gio set "$folder/nianbao.desktop" metadata::trusted true 2>/dev/null || true
fi
echo "好了，菜单里、桌面上都有「年报向导」，点开就填。"
