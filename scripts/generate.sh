#!/usr/bin/env bash
# Writes what is generated and committed: the API document from the Go types, the client's types from the document.
set -euo pipefail
cd "$(dirname "$0")/.."

mkdir -p api tmp
echo "== api/openapi.json"
go run ./cmd/fairlead openapi >tmp/openapi.json # first aside: a failure must not empty the committed one
mv tmp/openapi.json api/openapi.json
echo "== web/src/shared/api/schema.d.ts"
npm --prefix web run --silent types
