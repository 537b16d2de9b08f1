# What ./setup, ./check, ./demo, bench/run and .ci/run share: which packages are
# needed, how they are installed, and how the program is built. Read by them with
# `.` from the root of the source tree; POSIX sh, because a bare Debian 12 has no
# other shell for certain.
# SPDX-License-Identifier: EUPL-1.2

# group  command or -  Debian package. With a command, any program of that name on
# the path will do (node from elsewhere, say); without, the package must be there.
packages() {
    cat <<'END'
build  cc          gcc
build  -           libc6-dev
build  python3     python3
build  meson       meson
build  ninja       ninja-build
build  pkg-config  pkg-config
build  -           libsodium-dev
build  -           libsqlite3-dev
build  -           libjansson-dev
build  -           libzip-dev
build  -           libexpat1-dev
build  -           libxlsxwriter-dev
build  -           libopenblas-dev
build  -           liblapacke-dev
build  -           coinor-libcbc-dev
build  -           libcmocka-dev
web    node        nodejs
web    npm         npm
test   nm          binutils
test   c++         g++
browser chromium   chromium
bench  sqlite3     sqlite3
bench  /usr/bin/time time
ci     clang       clang
ci     -           libclang-rt-14-dev
ci     clang-tidy  clang-tidy
ci     clang-format clang-format
END
}

say() { printf '%s\n' "$*"; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

# Takes addresses out of what package programs print: a log should say what went
# wrong, not where this machine's package server stands.
without_hosts() {
    hosts=$( (cat /etc/apt/sources.list /etc/apt/sources.list.d/* /etc/apt/apt.conf /etc/apt/apt.conf.d/* ~/.npmrc
        command -v npm >/dev/null && npm config get registry) 2>/dev/null |
        sed -n 's#.*[a-z]://\([^/" ;]*\).*#\1#p' | sort -u | sed 's/[.]/[.]/g; s/.*@//; s|.*|s#&#(package server)#g|')
    sed -E -e 's#[a-z]+://[^/ ]+#(package server)#g' -e "$hosts"
}

# The packages of these groups that are not there, on one line.
missing() {
    packages | while read -r group command package; do
        case " $* " in *" $group "*) ;; *) continue ;; esac
        if [ "$command" = - ]; then
            [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
        else
            command -v "$command" >/dev/null 2>&1 || printf '%s ' "$package"
        fi
    done
}

# need GROUP...: installs what those groups lack, after saying so.
need() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        say "this is not a Debian system: packages are not installed; meson will name what it misses"
        return 0
    fi
    lacking=$(missing "$@")
    [ -n "$lacking" ] || return 0
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null 2>&1 ||
            die "these packages are missing, and only root or a user with sudo can install them; ask for: apt-get install --no-install-recommends $lacking"
        as_root=sudo
    fi
    say "installing with ${as_root:+sudo }apt-get, from Debian's own archive: $lacking"
    log=$(mktemp)
    # shellcheck disable=SC2086 # $lacking is a list of names
    if ! { $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
            -o Dpkg::Use-Pty=0 $lacking; } >"$log" 2>&1 </dev/null; then
        without_hosts <"$log" | tail -n 20 >&2
        rm -f "$log"
        die "could not install the packages; the last lines of apt-get stand above"
    fi
    rm -f "$log"
}

# npm_ci FOLDER: the exact packages of its package-lock.json, again only when that changed.
npm_ci() {
    stamp=$1/node_modules/.installed
    cmp -s "$1/package-lock.json" "$stamp" 2>/dev/null && return 0
    version=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
    [ "$version" -ge 18 ] || die "node $version is too old: 18 or later is needed"
    say "installing the packages of $1/package-lock.json with npm"
    log=$(mktemp)
    if ! (cd "$1" && npm ci --loglevel=error --no-audit --no-fund --no-progress) >"$log" 2>&1 </dev/null; then
        without_hosts <"$log" | tail -n 20 >&2
        rm -f "$log"
        die "could not install the packages of $1; the last lines of npm stand above"
    fi
    rm -f "$log"
    cp "$1/package-lock.json" "$stamp"
}

# build FOLDER [MESON OPTION...]: configures once, compiles what changed. The build
# type is meson.build's default, optimised with symbols and with asserts: a broken
# invariant stops the program rather than putting a wrong number in an agenda, and
# the program in use is the program that was tested.
build() {
    folder=$1
    shift
    # meson writes down where the sources stand: after a move it must start afresh
    if [ -f "$folder/.sources" ] && [ "$(cat "$folder/.sources")" != "$PWD" ]; then
        rm -rf "$folder"
    fi
    log=$(mktemp)
    if [ ! -f "$folder/build.ninja" ]; then
        set -- setup "$folder" "$@"
    elif [ $# != 0 ]; then
        set -- configure "$folder" "$@"
    fi
    if [ $# != 0 ] && ! meson "$@" >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        die "could not configure the build in $folder"
    fi
    # quiet when meson must look at its own files again; loud when it cannot
    ninja -C "$folder" build.ninja >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; die "could not configure $folder"; }
    rm -f "$log"
    printf '%s\n' "$PWD" >"$folder/.sources"
    if ! ninja -C "$folder" -n | grep -q 'no work to do'; then
        say "building in $folder"
        ninja -C "$folder" --quiet
    fi
}

# One hash over the content of what the given files and folders hold, generated things apart.
content() {
    find "$@" \( -name node_modules -o -name '.git' -o -name '__pycache__' -o -name 'build*' -type d \) -prune -o \
        -type f ! -name '*.omloop*' ! -name 'report-*.html' -print0 2>/dev/null |
        LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -d' ' -f1
}

web_groups() {
    [ ! -f web/package.json ] || echo web
    [ ! -d tests/web ] || echo browser
}
prepare_web() { [ ! -f web/package.json ] || npm_ci web; }
