#!/usr/bin/env bash
# Get the system packages some tests need; quick when all is there.
#
# Installs with apt-get where that may be (Debian or Ubuntu, as root). What cannot be had is named
# in one line, and the tests that need it skip; with CI=true it is an error.
set -euo pipefail

packages=(unixodbc odbc-postgresql chromium)

present() {
    if command -v dpkg-query >/dev/null &&
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; then
        return 0
    fi
    # The same thing from somewhere else.
    case $1 in
        unixodbc) command -v odbcinst ;;
        odbc-postgresql) command -v odbcinst && odbcinst -q -d | grep -i postgresql ;;
        chromium) command -v chromium || command -v chromium-browser || command -v google-chrome ;;
    esac >/dev/null 2>&1
}

without() {
    case $1 in
        unixodbc) echo "unixodbc (everything over ODBC)" ;;
        odbc-postgresql) echo "odbc-postgresql (the ODBC connector against a real database)" ;;
        chromium) echo "chromium (the reports in a browser)" ;;
    esac
}

missing() {
    local package
    for package in "${packages[@]}"; do
        present "$package" || echo "$package"
    done
}

mapfile -t wanted < <(missing)
[ ${#wanted[@]} -gt 0 ] || exit 0

why="apt-get and root are needed to install it"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    why="apt-get could not install it"
    export DEBIAN_FRONTEND=noninteractive
    echo "tests/setup-system.sh: installing ${wanted[*]}"
    get() { apt-get -qq -y -o DPkg::Lock::Timeout=120 install --no-install-recommends "$@" >/dev/null; }
    apt-get -qq -o DPkg::Lock::Timeout=120 update || true
    # All at once; if that fails, one by one, so that one that is not to be had does not stop the others.
    get "${wanted[@]}" || for package in "${wanted[@]}"; do get "$package" || true; done
    mapfile -t wanted < <(missing)
    [ ${#wanted[@]} -gt 0 ] || exit 0
fi

list=
for package in "${wanted[@]}"; do
    list+="${list:+, }$(without "$package")"
done
echo "!!! NOT TESTED, for want of: $list -- $why" >&2
[ "${CI:-}" != true ]
