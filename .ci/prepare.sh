# Read by ./start, ./test and .ci/run: what has to be on the machine, and whether anything has to be built.
# Every function speaks on standard error and returns non-zero if something is amiss.

readonly node_wanted=18

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false NUGET_XMLDOC_MODE=skip
if [[ -z "${HOME:-}" ]]; then export HOME="$PWD/.build/home"; mkdir -p "$HOME"; fi

say() { printf '%s\n' "$*" >&2; }

on_debian_as_root() { [[ "$(id -u)" == 0 ]] && command -v apt-get >/dev/null; }

# Packages of Debian by name; the lists are fetched once a run. What apt says is kept, and shown if it fails.
install_packages() {
  say "Installing: $*"
  mkdir -p .build
  if [[ -z "${lists_fetched:-}" ]]; then
    apt-get update -qq > .build/install.log 2>&1 || { cat .build/install.log >&2; return 1; }
    lists_fetched=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >> .build/install.log 2>&1 ||
    { cat .build/install.log >&2; return 1; }
}

has_dotnet() {
  local wanted version
  wanted="$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' global.json | head -n 1)"
  if ! command -v dotnet >/dev/null; then
    say "The .NET SDK is missing. Goldthread needs $wanted, or a later one of the same line."
  elif version="$(dotnet --version 2>&1)"; then
    return 0
  else
    say "$version"
    say "Goldthread needs the .NET SDK $wanted, or a later one of the same line."
  fi
  say "It is on the .NET download page: https://dotnet.microsoft.com/download/dotnet/10.0"
  return 1
}

node_is_good() {
  local version
  command -v npm >/dev/null && version="$(node --version 2>/dev/null)" || return 1
  version="${version#v}"
  [[ "${version%%.*}" -ge $node_wanted ]]
}

has_node() {
  node_is_good && return 0
  if on_debian_as_root; then install_packages nodejs npm && node_is_good && return 0; fi
  say "Node.js $node_wanted or later, with npm, is missing: the build fetches the look of the pages with it."
  say "It is at https://nodejs.org; on Debian: apt-get install nodejs npm"
  return 1
}

# What a build is made from: every file, without what builds leave behind. More conditions for find may follow "--".
sources() {
  local folders=()
  while [[ $# -gt 0 && "$1" != -- ]]; do folders+=("$1"); shift; done
  [[ "${1:-}" != -- ]] || shift
  find "${folders[@]}" Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig global.json \
    \( -name bin -o -name obj -o -name node_modules -o -path '*/wwwroot/lib' -o -name TestResults \) -prune \
    -o -type f "$@" -print
}

# is_fresh STAMP FOLDER…: the stamp was made from these very files, and none has changed since.
is_fresh() {
  local stamp="$1"; shift
  [[ -f "$stamp" && "$(sources "$@" | sort)" == "$(cat "$stamp")" && -z "$(sources "$@" -- -newer "$stamp")" ]]
}

# stamped STAMP "FOLDER…" COMMAND…: runs the command, and stamps with the moment at which it began.
stamped() {
  local stamp="$1" folders="$2"; shift 2
  mkdir -p "$(dirname "$stamp")"
  # shellcheck disable=SC2086
  sources $folders | sort > "$stamp.next"
  "$@" && mv "$stamp.next" "$stamp"
}
