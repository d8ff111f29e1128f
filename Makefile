# Everything a developer types. The work is done by scripts/, which also say what they need.

.DEFAULT_GOAL := help
.PHONY: run test build lint format bench clean help

PORT ?= 8080
export PORT

run: ## set up, build, serve var/pozytek.sqlite on http://127.0.0.1:8080 (PORT=… for another port)
	@exec scripts/run

test: ## every test: Swift on both database engines, faults, browser
	@exec scripts/test

build: ## leaves .build/release/pozytek
	@scripts/setup run
	@scripts/build

lint: ## swift-format, shellcheck and ruff find nothing
	@scripts/lint

format: ## swift-format and ruff put all sources into shape
	@scripts/lint --repair

bench: ## speed of the pages and of the imports, printed (arguments: BENCH="--quick")
	@exec scripts/bench $(BENCH)

clean: ## forget everything that was built (not the database in var/)
	rm -rf .build .venv Sources/Kit/Web/Files/fonts Tests/Browser/pictures

help:
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10
