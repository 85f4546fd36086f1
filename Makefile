# Fairlead. `make` alone lists what there is; longer recipes live in scripts/.

SHELL       := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
ADDR    ?= 127.0.0.1:8080
ARGS    ?=
LEADS   ?= 1000000
SOAK    ?= 10m
SCREENS ?=
TRIM    ?= -trimpath

UI_SOURCES := $(shell find web/src web/build web/public web/index.html web/package.json web/*.ts web/*.cjs -type f ! -name '*.test.*' 2>/dev/null)
UI_DEPS    := web/node_modules/.package-lock.json
UI         := web/dist/index.html

.PHONY: help build run test test-go test-ui test-browser soak bench bench-browser bench-large screens mutants lint generate verify clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-13s %s\n", $$1, $$2 }'

build: $(UI) ## build bin/fairlead, user interface included
	go build $(TRIM) -ldflags "-s -w -X main.version=$(VERSION)" -o bin/fairlead ./cmd/fairlead

run: build ## build, then serve a demo on http://127.0.0.1:8080
	@mkdir -p tmp
	bin/fairlead serve --demo --database tmp/demo.db --addr $(ADDR)

test: test-go test-ui test-browser screens ## run everything: Go, user interface, browser, screens

test-go: ## run the Go tests, the concurrent packages under the race detector too
	scripts/test-go.sh $(ARGS)

test-ui: $(UI_DEPS) ## run the user interface's unit tests
	npm --prefix web run --silent test

test-browser: build ## run the browser tests of web/e2e on SQLite, and what is live and in the background on PostgreSQL
	scripts/browser.sh e2e
	scripts/browser.sh size

screens: build ## open every screen in a browser, check it, write contact sheets to screens/ (SCREENS=everything: in all ways)
	scripts/browser.sh screens $(SCREENS)

soak: ## look for races in the server, then break things under load for long, at moments of chance (SOAK=10m each, all at once)
	FAIRLEAD_TEST_DATABASE=postgres CGO_ENABLED=1 scripts/with-postgres.sh go test -count=1 -race -timeout 30m ./internal/server
	FAIRLEAD_SOAK=$(SOAK) scripts/with-postgres.sh go test -count=1 -v -timeout 12h $(ARGS) ./internal/faults

bench: build ## measure this machine, with a PostgreSQL of its own (ARGS="…" are passed on, such as --only=P3)
	scripts/with-postgres.sh -durable bin/fairlead bench $(ARGS)

bench-browser: build ## measure how soon a lead shows in an open Chromium, while 200 a second come in; takes 4 minutes
	scripts/browser.sh latency

bench-large: build ## measure intake at LEADS leads (1000000) beside 10,000; wants about 2.5 GB of disk for each million
	bin/fairlead bench --only=P12 --large=$(LEADS) --json=bench-large.json $(ARGS)

mutants: $(UI) ## break the program in small ways, and see that the tests notice (MUTANT="part of a name" for one)
	scripts/with-postgres.sh node scripts/mutants.mjs $(MUTANT)

lint: $(UI_DEPS) ## check formatting and style of Go and TypeScript
	scripts/lint.sh

generate: $(UI_DEPS) ## write api/openapi.json from the code, and the client's types from it
	scripts/generate.sh

verify: $(UI_DEPS) ## generated = committed, formatting, lint, tidy modules, known vulnerabilities
	scripts/verify.sh

clean: ## remove what was built
	rm -rf bin tmp screens
	find web/dist -mindepth 1 ! -name .gitkeep -delete

$(UI_DEPS): web/package-lock.json
	@scripts/need-node.sh
	npm --prefix web ci --no-progress --loglevel=error
	@touch $@

$(UI): $(UI_DEPS) $(UI_SOURCES)
	npm --prefix web run --silent build
	@touch $@
