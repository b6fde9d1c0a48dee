#!/bin/sh
# Prepares the checkout: system libraries, .venv with the locked packages, the program itself
# (.venv/bin/snowtrack) and the compiled translations. Safe to run again: what is done is
# recognised, and a second run takes about a second.
#
#   sh packaging/setup.sh          or    make setup
#
# PYTHON=/path/to/python3.11 picks another interpreter. Where packages come from is pip's own
# business (pip.conf, PIP_INDEX_URL ...). As root, missing Debian packages are installed;
# otherwise one sentence says which command the administrator should run.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
venv="$root/.venv"
stamp="$venv/snowtrack-setup"

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$@" >&2; exit 1; }

is_root() { [ "$(id -u)" -eq 0 ]; }

# --- Python ---------------------------------------------------------------------------------

find_python() {
    for candidate in "${PYTHON:-}" python3.11 python3 python3.12 python3.13; do
        [ -n "$candidate" ] || continue
        # A version manager may put a name on the path that starts nothing: so try it.
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
            2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
}

# --- Debian packages ------------------------------------------------------------------------

# The sonames the dynamic linker finds, one a line.
known_libraries() {
    PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | awk '{ print $1 }'
}

# "package [other name]" of each library that is missing, each once.
missing_library_packages() {
    known=$(known_libraries)
    [ -n "$known" ] || return 0 # no ldconfig, so nothing can be said: Qt itself will
    { printf '%s\n' "$known"; echo "--"; cat packaging/system-libraries.txt; } | awk '
        $0 == "--" { asked = 1; next }
        !asked { have[$1] = 1; next }
        /^#/ || NF < 2 || ($1 in have) { next }
        { $1 = ""; sub(/^ +/, ""); if (!seen[$0]++) print }
    '
}

chinese_font_present() {
    if command -v fc-list >/dev/null 2>&1; then
        [ -n "$(fc-list :lang=zh-cn family 2>/dev/null | head -n 1)" ]
    else
        [ -n "$(find -L /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.fonts" \
            "${HOME:-/nonexistent}/.local/share/fonts" -type f \
            \( -iname '*CJK*' -o -iname 'wqy*' -o -iname 'SourceHan*' -o -iname 'uming*' \
            -o -iname 'DroidSansFallback*' \) 2>/dev/null | head -n 1)" ]
    fi
}

apt_updated=no
apt_get() {
    DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"
}
apt_update_once() {
    [ "$apt_updated" = no ] || return 0
    apt_updated=yes
    say "Reading the list of Debian packages ..."
    apt_get update || true # one unreachable source need not matter; the install tells
}

# Reads "package [other name]" lines; prints on one line the names that this release really has
# (the first where it knows none, as when no package list was ever read).
package_names() {
    { apt-cache pkgnames 2>/dev/null || true; echo "--"; cat; } | awk '
        $0 == "--" { asked = 1; next }
        !asked { real[$1] = 1; next }
        NF {
            name = $1
            for (i = NF; i >= 1; i--) if ($i in real) name = $i
            printf "%s%s", separator, name
            separator = " "
        }
    '
}

install_packages() { # names
    say "Installing Debian packages: $*"
    apt_get install -y --no-install-recommends "$@" >/dev/null
}

python=$(find_python)

wanted_for_python() {
    if [ -z "$python" ]; then
        # The release's own names; Debian 12 has 3.11.
        say "python3.11 python3"
        say "python3.11-venv python3-venv"
    elif [ ! -x "$venv/bin/pip" ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        say "python$version-venv python3-venv"
    fi
}

needed=$(wanted_for_python; missing_library_packages)
wished=""
chinese_font_present || wished="fonts-noto-cjk"

if [ -n "$needed$wished" ]; then
    if is_root && command -v apt-get >/dev/null 2>&1; then
        apt_update_once
        names=$(printf '%s\n%s\n' "$needed" "$wished" | package_names)
        # shellcheck disable=SC2086
        install_packages $names || stop "Snowtrack could not install what it needs; please run: apt-get update && apt-get install -y $names"
        python=$(find_python)
        [ -n "$python" ] || stop "Snowtrack needs Python 3.11, 3.12 or 3.13; please install one and name it with: make setup PYTHON=/path/to/python3.11"
    else
        names=$(printf '%s\n%s\n' "$needed" "$wished" | package_names)
        sentence="please have your administrator run: sudo apt-get update && sudo apt-get install -y --no-install-recommends $names"
        [ -z "$needed" ] || stop "Snowtrack needs system packages that are not installed; $sentence"
        say "Snowtrack found no Chinese font, so Chinese would show as boxes; $sentence"
    fi
fi

# --- virtual environment --------------------------------------------------------------------

checksum() { cat requirements.lock pyproject.toml packaging/setup.sh | sha256sum | cut -c1-64; }
state="$(checksum) $root"

if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$state" ] || ! "$venv/bin/python" -c '' 2>/dev/null
then
    # A moved checkout leaves scripts that point to the old place, and a removed Python or an
    # interrupted run leaves one without pip: start over then, else only bring it up to date.
    if [ -f "$stamp" ] && [ "$(cut -d' ' -f2- "$stamp")" != "$root" ] \
        || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1
    then
        say "Making the virtual environment .venv with $("$python" --version) ..."
        "$python" -m venv --clear "$venv"
    fi
    rm -f "$stamp"
    say "Installing Python packages (the first time some 300 MB are fetched) ..."
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --no-deps --only-binary :all: --require-hashes -r requirements.lock \
        || stop "The Python packages could not be installed; check the network, or where pip fetches packages (pip config), and run the same command again."
    # The build backend is in the lock, so nothing more is fetched for this.
    log=$("$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --no-deps --no-index --no-build-isolation --editable . 2>&1) \
        || stop "$log" "Snowtrack could not be installed into .venv; the lines above say why."
    printf '%s' "$state" >"$stamp"
fi

# --- translations ---------------------------------------------------------------------------

for source in resources/i18n/*.ts; do
    [ -e "$source" ] || continue
    compiled="${source%.ts}.qm"
    if [ ! -e "$compiled" ] || [ "$source" -nt "$compiled" ]; then
        "$venv/bin/pyside6-lrelease" -silent "$source" -qm "$compiled"
    fi
done

say "Snowtrack is set up."
