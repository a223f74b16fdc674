#!/usr/bin/env bash
# A step of action.yml: puts plimsoll on the path of the workflow. The version is that of the
# action, never the newest; where no release has it for this machine, it is built.
set -euo pipefail
cd "$GITHUB_ACTION_PATH"

version=$(sed -n 's/^project(plimsoll VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
file="plimsoll-$(uname -s)-$(uname -m)"
folder="$RUNNER_TEMP/plimsoll"
mkdir -p "$folder"

if command -v gh >/dev/null &&
  gh release download "v$version" --repo "$REPOSITORY" --pattern "$file" --dir "$folder"; then
  # What was not built by the workflow of this repository is not run: the step fails here.
  gh attestation verify "$folder/$file" --repo "$REPOSITORY"
  mv "$folder/$file" "$folder/plimsoll"
else
  echo "no release of $version for $file: building it"
  ./dev build
  cp build/release/plimsoll "$folder/"
fi
chmod +x "$folder/plimsoll"
"$folder/plimsoll" --version
echo "$folder" >>"$GITHUB_PATH"
