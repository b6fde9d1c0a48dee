#!/bin/sh
# Tries a built package as a user would meet it: installs it, then lets the installed program test
# itself and play the main job, under Xvfb. Ends with a status other than 0 when anything fails.
#
#   sh packaging/smoke_test.sh DEB [DIR] [--extract] [--as USER]
#
# DIR        keeps the demo's records, workbook and pictures, to be looked at
# --extract  do not install: unpack the package and run it from there (always so without root)
# --as USER  root installs, USER runs (with the map's sandbox, which root has to do without)
#
# What root installed is removed at the end, unless the package was there before. Needs xvfb; root
# gets it installed, others without it and without a screen run offscreen.
set -eu

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

deb="" keep="" extract=no user=""
while [ $# -gt 0 ]; do
    case "$1" in
        --extract) extract=yes ;;
        --as) shift; user=${1:?--as wants the name of a user} ;;
        -*) stop "Unknown option: $1" ;;
        *) if [ -z "$deb" ]; then deb=$1; else keep=$1; fi ;;
    esac
    shift
done
[ -n "$deb" ] || stop "Which package? sh packaging/smoke_test.sh dist/snowtrack_VERSION_ARCH.deb"
[ -f "$deb" ] || stop "There is no package $deb."
case "$deb" in /*) ;; *) deb="$PWD/$deb" ;; esac
[ "$(id -u)" -eq 0 ] || extract=yes
[ -z "$user" ] || [ "$(id -u)" -eq 0 ] || stop "Only root may use --as."

scratch=$(mktemp -d "${TMPDIR:-/tmp}/snowtrack-smoke.XXXXXX")
remove=no
tidy() {
    status=$?
    trap - EXIT
    if [ "$remove" = yes ]; then
        say "Removing the package ..."
        dpkg --remove snowtrack >/dev/null || status=1
        [ ! -e /usr/lib/snowtrack ] || { say "FAILED: it leaves /usr/lib/snowtrack behind."; status=1; }
    fi
    rm -rf "$scratch"
    exit "$status"
}
trap tidy EXIT
trap 'exit 130' INT TERM

if [ "$(id -u)" -eq 0 ] && ! command -v xvfb-run >/dev/null 2>&1; then
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends xvfb xauth \
        >/dev/null || stop "xvfb could not be installed."
fi

if [ "$extract" = yes ]; then
    say "Unpacking $(basename "$deb") ..."
    dpkg-deb -x "$deb" "$scratch/unpacked"
    program="$scratch/unpacked/usr/bin/snowtrack"
    files="$scratch/unpacked/usr"
else
    # shellcheck disable=SC2016
    known=$(dpkg-query -W -f '${db:Status-Status}' snowtrack 2>/dev/null || true)
    say "Installing $(basename "$deb") ..."
    # apt brings what the package depends on, and nothing that it only recommends.
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --reinstall --allow-downgrades \
        --no-install-recommends "$deb" >"$scratch/apt.log" 2>&1 \
        || { cat "$scratch/apt.log" >&2; stop "FAILED: the package could not be installed."; }
    [ "$known" = installed ] || remove=yes
    program=/usr/bin/snowtrack
    files=/usr
fi

mkdir "$scratch/person" "$scratch/demo"
if [ -n "$user" ]; then
    chmod 755 "$scratch"
    chown -R "$user" "$scratch/person" "$scratch/demo"
fi

# Nothing of the caller's environment, so that no Python or Qt of this machine can lend a hand.
run() {
    set -- env -i HOME="$scratch/person" PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"
    [ -z "$user" ] || set -- setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups "$@"
    "$@"
}
shown() { # under Xvfb where it is
    if command -v xvfb-run >/dev/null 2>&1; then
        run xvfb-run -a -s "-screen 0 1366x768x24" "$@"
    else
        run "$@"
    fi
}
passed() { say "  passed: $*"; }
failed() { say "FAILED: $*"; exit 1; }

version=$(dpkg-deb -f "$deb" Version)
run "$program" --version | grep -qF "$version" || failed "--version does not say $version"
passed "it starts and is version $version"

for needed in share/applications/snowtrack.desktop share/doc/snowtrack/copyright \
    share/icons/hicolor/scalable/apps/snowtrack.svg; do
    [ -s "$files/$needed" ] || failed "$needed is missing"
done
if command -v desktop-file-validate >/dev/null 2>&1; then
    desktop-file-validate "$files/share/applications/snowtrack.desktop" \
        || failed "the desktop entry is not valid"
fi
passed "desktop entry, icon, licences"

say "Self-test ..."
shown "$program" self-test --json >"$scratch/self-test.json" \
    || { cat "$scratch/self-test.json"; failed "self-test"; }
cat "$scratch/self-test.json"
passed "self-test"

say "Demo ..."
shown "$program" demo "$scratch/demo" --language zh_CN --json >"$scratch/demo.json" \
    || { cat "$scratch/demo.json"; failed "demo"; }
cat "$scratch/demo.json"
[ -s "$scratch/demo/records.gpkg" ] && [ -s "$scratch/demo/export.xlsx" ] \
    || failed "the demo left no records or no workbook"
[ "$(find "$scratch/demo" -name '*.png' -size +4k | wc -l)" -ge 5 ] || failed "pictures are missing"
grep -q '"imported": *[1-9]' "$scratch/demo.json" || failed "the demo imported nothing"
passed "demo"

run "$program" check --records "$scratch/demo/records.gpkg" >/dev/null \
    || failed "the records file of the demo is not sound"
passed "its records file is sound"

# The reader is a second process of the same program: what it cannot read must be a sentence.
printf 'this is no workbook' >"$scratch/person/broken.xlsx"
if run "$program" import "$scratch/person/broken.xlsx" --records "$scratch/demo/records.gpkg" \
    --dry-run >/dev/null 2>"$scratch/words"; then
    failed "a broken workbook was taken"
fi
if [ "$(wc -l <"$scratch/words")" -ne 1 ] || grep -q Traceback "$scratch/words"; then
    cat "$scratch/words"
    failed "a broken workbook does not end in one sentence"
fi
passed "a broken workbook is refused in a sentence"

if [ -n "$keep" ]; then
    mkdir -p "$keep"
    cp -R "$scratch/demo/." "$keep/"
    say "The demo's files are in $keep."
fi
say "All passed."
