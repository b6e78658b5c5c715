#!/bin/sh
# Make the virtual environment that the Makefile works in, or say in one sentence what is missing.
#
#   sh tools/set_up.sh [EXTRAS]       set up secgov with these extras ("all,test"), or with none
#   sh tools/set_up.sh --find NAME    print the interpreter that NAME (python3.12) stands for
#   sh tools/set_up.sh --venv         print the folder of the environment
#   sh tools/set_up.sh --version      print the interpreter's version, 3.12
#
# PYTHON chooses the interpreter; without it the first that is new enough is taken. It is a plain
# shell script because it has to speak up where there is no Python, or only an old one.
set -eu
unset CDPATH
cd "$(dirname "$0")/.."

wanted="secgov needs Python 3.11 or newer"
cure="install one (Debian or Ubuntu: apt-get install python3 python3-venv; macOS: brew install python; \
anywhere: pyenv install 3.12), or name yours with PYTHON=python3.12"

fail() {
    printf 'secgov: %s.\n' "$1" >&2
    exit 1
}

# A shim that stands on PATH and starts nothing has no version.
version_of() {
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# Print the interpreter that a name stands for: itself where it runs, else pyenv's of that version.
find_python() {
    name=$1
    asked=${name#python}
    case $asked in 3.*) ;; *) asked= ;; esac
    found=$(version_of "$name") || found=
    if [ -n "$found" ] && { [ -z "$asked" ] || [ "$asked" = "$found" ]; }; then
        printf '%s\n' "$name"
        return
    fi
    if [ -z "$asked" ] || ! command -v pyenv >/dev/null 2>&1; then
        return 1
    fi
    for release in $(pyenv versions --bare 2>/dev/null); do
        case $release in
            "$asked" | "$asked".*) ;;
            *) continue ;;
        esac
        home=$(pyenv prefix "$release" 2>/dev/null) || continue
        if [ "$(version_of "$home/bin/python")" = "$asked" ]; then
            printf '%s\n' "$home/bin/python"
            return
        fi
    done
    return 1
}

# Set $python, or say why there is none.
choose_python() {
    if [ -n "${PYTHON:-}" ]; then
        python=$(find_python "$PYTHON") || fail "PYTHON=$PYTHON does not run here; $wanted: $cure"
        new_enough "$python" || fail "PYTHON=$PYTHON is Python $(version_of "$python"), and $wanted: $cure"
        return
    fi
    for name in python3 python3.13 python3.12 python3.11 python; do
        if python=$(find_python "$name") && new_enough "$python"; then
            return
        fi
    done
    if old=$(version_of python3); then
        fail "python3 here is Python $old, and $wanted: $cure"
    fi
    fail "no Python was found, and $wanted: $cure"
}

# The default interpreter works in .venv; a chosen one beside it, so that neither spoils the other.
folder() {
    if [ -n "${PYTHON:-}" ]; then
        printf '.venv-%s\n' "$(version_of "$python")"
    else
        printf '.venv\n'
    fi
}

make_venv() {
    "$python" -c 'import venv, ensurepip' 2>/dev/null || fail "Python $version ($python) lacks its \
venv module: install it (Debian or Ubuntu: apt-get install python$version-venv), or name another \
interpreter with PYTHON=python3.12"
    "$python" -m venv --clear "$venv" || fail "Python $version could not make the environment $venv \
(its own words stand above): mend that, or name another interpreter with PYTHON=python3.12"
}

pip_install() {
    target=.
    [ -z "$1" ] || target=".[$1]"
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check -e "$target"
}

install() {
    if pip_install "$extras"; then
        return
    fi
    # durable-rules has to be compiled; all else does without it, and says so where it matters.
    case ,$extras, in
        *,all,*)
            printf 'secgov: going on without durable-rules, which could not be compiled: the second \
engine is not tested here. To have it, install a C compiler (Debian or Ubuntu: apt-get install gcc \
python%s-dev) and remove %s.\n' "$version" "$venv" >&2
            if pip_install "$(printf '%s' ",$extras," | sed 's/,all,/,cli,reports,/; s/^,//; s/,$//')"
            then
                return
            fi
            ;;
    esac
    fail "pip could not install secgov ($target) into $venv (its own words stand above): check that \
this machine reaches a package index, and run the command again"
}

case ${1:-} in
    --find)
        find_python "${2:?usage: sh tools/set_up.sh --find NAME}" && exit 0
        exit 1
        ;;
    --venv | --version)
        # Asked while the Makefile is read, also for `make clean`: where there is no interpreter
        # the set-up itself says so.
        (choose_python) 2>/dev/null || { echo .venv; exit 0; }
        choose_python
        if [ "$1" = --venv ]; then folder; else version_of "$python"; fi
        exit 0
        ;;
    -*)
        fail "$1 is no option of tools/set_up.sh; read its first lines"
        ;;
esac

extras=${1:-}
choose_python
version=$(version_of "$python")
venv=$(folder)

# An environment whose interpreter has gone, or is another version now, is of no use.
[ "$(version_of "$venv/bin/python")" = "$version" ] || make_venv
"$venv/bin/python" -m pip --version >/dev/null 2>&1 ||
    fail "pip is missing from $venv: remove that folder and run the command again, or run \
'$venv/bin/python -m ensurepip'"

# By content and not by time: a checkout, a merge and a moved folder are all noticed.
key="$version $(pwd) $(cat pyproject.toml tools/set_up.sh | cksum)"
stamp=$venv/.set-up-${extras:-plain}
if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$key" ]; then
    printf 'secgov: setting up %s with Python %s%s\n' "$venv" "$version" "${extras:+, extras $extras}" >&2
    install
    # Whatever the extras, secgov itself is in.
    printf '%s\n' "$key" | tee "$venv/.set-up-plain" >"$stamp"
fi
