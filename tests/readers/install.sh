# Installs the readers into build-readers/: Python from PyPI, JavaScript from npm, Graphviz and PyICU from Debian. Sourced.
here=tests/readers into=build-readers
export PIP_DISABLE_PIP_VERSION_CHECK=1 LC_ALL=C.UTF-8

fail() {
    echo "$1"
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
}

install_packages() {
    missing=
    for p in python3 python3-venv python3-icu graphviz; do
        [ "$(dpkg-query -W -f '${Status}' "$p" 2>/dev/null)" = "install ok installed" ] || missing="$missing $p"
    done
    command -v npm >/dev/null && command -v node >/dev/null || missing="$missing nodejs npm"
    [ -n "$missing" ] || return 0
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root=sudo
    $as_root apt-get -qq update
    # shellcheck disable=SC2086  # a list of names
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null
}

# The interpreter is Debian's: PyICU, on which followthemoney stands, comes from Debian as well.
install_readers() {
    mkdir -p "$into"
    stamp=$(cat "$here/requirements.txt" "$here/requirements-old.txt" "$here/package.json" | cksum)
    [ "$(cat "$into/stamp" 2>/dev/null)" = "$stamp" ] && return 0
    rm -rf "$into/venv" "$into/old" "$into/node_modules" "$into/stamp"
    /usr/bin/python3 -m venv --system-site-packages "$into/venv" &&
        "$into/venv/bin/pip" install -q -r "$here/requirements.txt" &&
        "$into/venv/bin/pip" install -q --no-deps --target "$into/old" -r "$here/requirements-old.txt" &&
        cp "$here/package.json" "$into/" &&
        (cd "$into" && npm install --no-package-lock --no-audit --no-fund --loglevel=error >/dev/null) || return 1
    echo "$stamp" >"$into/stamp"
}

install_packages || fail "the packages of the readers could not be installed"
install_readers || fail "the readers could not be installed"
