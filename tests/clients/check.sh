#!/usr/bin/env bash
# Podcast clients read what podwright builds, and must read what the records say; CI systems read what it finds; pre-commit
# runs its hooks.
#
#   tests/clients/check.sh              compares; prints what was compared, then `N passed, N failed`
#   tests/clients/check.sh --self-test  plants differences first, each of which every client must notice
#
# Needs Python 3.10 with venv and Node.js with npm, for audio ffmpeg; installs the clients into target/clients.
set -euo pipefail
cd "$(dirname "$0")/../.."

here=tests/clients
installed=target/clients
python=$installed/venv/bin/python
now=2027-01-01 # later than every episode
shows=()

# Installs once for each version of the lists.
install() {
    local lists="$here/requirements.txt $here/package.json $here/package-lock.json"
    if [[ -f $installed/lists ]] && cat $lists | cmp -s - "$installed/lists"; then return; fi
    mkdir -p "$installed"
    python3 -m venv --clear "$installed/venv"
    "$python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
    cp "$here/package.json" "$here/package-lock.json" "$installed/"
    npm ci --prefix "$installed" --silent --ignore-scripts --no-audit --no-fund
    cat $lists > "$installed/lists"
}

# Builds the show at ROOT into a folder of its own: build NAME CONFIG ROOT
build() {
    local built=$installed/shows/$1
    rm -rf "$built"
    mkdir -p "$built"
    cargo run --quiet -- build --config "$2" --root "$3" --out "$built" --now "$now" 2> "$built/log"
    cargo run --quiet -- normalize --format json --config "$2" --root "$3" > "$built/records.json" 2>> "$built/log"
    shows+=("$1" "$2" "$3" "$built")
}

install
cargo build --quiet
build demo feeds/demo/podwright.toml feeds/demo
if [[ ${1:-} == --self-test ]]; then
    exec "$python" "$here/compare.py" --self-test "${shows[@]}"
fi
for show in python-bytes=corpus/python-bytes python-bytes=seeds rustacean-station=corpus/rustacean-station \
    syntax=corpus/syntax; do
    root=../shared/${show#*=}
    if [[ -d $root ]]; then
        build "$(basename "$root")" "tests/shows/${show%%=*}.toml" "$root"
    else
        echo "skipped: there is no $root"
    fi
done
"$python" "$here/compare.py" "${shows[@]}"

linted=(feeds/demo)
[[ -d ../shared/corpus/python-bytes ]] && linted+=(tests/shows/python-bytes.toml=../shared/corpus/python-bytes)
"$python" "$here/formats.py" target/debug/podwright \
    "$installed/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" "${linted[@]}"
"$python" "$here/pre_commit.py" "$installed/venv/bin/pre-commit" . "$installed/pre-commit"
if command -v ffprobe > /dev/null; then
    "$python" "$here/audio.py" target/debug/podwright tests/fixtures/audio
    "$python" "$here/audio.py" target/debug/podwright feeds/demo/audio
else
    echo "skipped: there is no ffprobe"
fi
