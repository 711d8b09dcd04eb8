#!/bin/sh
# Installs Debian packages where that is possible, else says what to install: system-packages.sh "what for" PACKAGE...
# Never fails: whoever needs a package that is missing says so itself.
purpose=$1
shift
command -v dpkg-query >/dev/null 2>&1 || {
    case "$(uname -s)" in
    Linux) echo "For $purpose, install your distribution's packages for: $*" ;;
    esac
    exit 0
}

missing=
for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "For $purpose, run: sudo apt-get install$missing"
    exit 0
fi

echo "Installing for $purpose:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$as_root apt-get update -qq >/dev/null 2>&1
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 ||
    echo "They could not be installed. By hand: apt-get install$missing"
exit 0
