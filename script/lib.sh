# shellcheck shell=bash
# Sourced by the scripts beside it: start at the repository's root, speak plainly, install what is missing.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
unset PYTHONDONTWRITEBYTECODE # compiled modules make every later start quicker
export UV_NO_PROGRESS=1
# Trust what the machine trusts: uv brings certificates of its own, which know no company's or mirror's.
for certificates in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt; do
  if [ -e "$certificates" ]; then export SSL_CERT_FILE=${SSL_CERT_FILE:-$certificates}; fi
done

say() { printf '%s\n' "» $*" >&2; }

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif has sudo; then
    sudo "$@"
  else
    die "This needs root, and sudo is not here. Run as root: $*"
  fi
}

# apt_install PACKAGE...: install those that are missing; fails where there is no apt.
apt_install() {
  local package missing=()
  has apt-get || return 1
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Installing with apt: ${missing[*]}"
  _apt_get install "${missing[@]}" 2>/dev/null || {
    apt_update
    _apt_get install "${missing[@]}"
  }
}

# A source that is out of reach must not stop the others.
apt_update() { as_root apt-get update -qq >/dev/null || true; }

_apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get "$1" -y -qq --no-install-recommends "${@:2}" >/dev/null </dev/null
}

# fingerprint FILE...: a short text that changes when one of the files does.
fingerprint() { cat "$@" | cksum; }

# fresh STAMP FINGERPRINT: was this very thing done already?
fresh() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }

stamp() {
  mkdir -p "$(dirname "$1")"
  printf '%s\n' "$2" >"$1"
}

sha256() { if has sha256sum; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1; }
