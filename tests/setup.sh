# What ./run, ./check, ./package and ./bench share: the tools, the system's packages, the page, a screen.

# Whatever a person's own settings say: what is built is looked for there.
export CARGO_TARGET_DIR="$PWD/target"

say() { printf '\n== %s\n' "$*"; }

need_tools() {
    for tool in cargo node npm; do
        command -v "$tool" >/dev/null || {
            echo "Cairn is built with Rust (1.95 or newer) and Node (20.19 or newer): $tool is not there." >&2
            echo "Install Rust from rustup.rs and Node from nodejs.org, then run this again." >&2
            exit 1
        }
    done
}

# Installs the Debian packages that are missing, or prints the one line that would.
need_packages() {
    command -v dpkg-query >/dev/null || return 0
    missing=
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        as=
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as=sudo
    else
        echo "These packages are needed first:" >&2
        echo "    sudo apt-get install -y --no-install-recommends$missing" >&2
        exit 1
    fi
    echo "Installing$missing …"
    # shellcheck disable=SC2086 # a list of words
    $as apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 ||
        { $as apt-get update -qq && $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null; }
}

install_page() {
    [ ui/node_modules/.package-lock.json -nt ui/package-lock.json ] || (cd ui && npm ci --no-fund --no-audit --loglevel=error)
}

# Builds the page that the window shows, when something in it is newer than what was built.
build_page() {
    install_page
    if [ ! -f ui/dist/index.html ] || [ -n "$(find ui/src ui/index.html ui/vite.config.ts ui/package-lock.json -newer ui/dist/index.html | head -n 1)" ]; then
        (cd ui && npm run --silent build -- --logLevel error)
    fi
}

has_display() {
    [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]
}

# Runs a command with a screen and a session bus of its own.
on_screen() {
    bus=
    command -v dbus-run-session >/dev/null && bus="dbus-run-session --"
    # shellcheck disable=SC2086 # a prefix of words
    LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s '-screen 0 1280x860x24' $bus "$@"
}
