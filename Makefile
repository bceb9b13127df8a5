# What can be done here. `make` alone prints the list. Settings are in docs/operate.md and CONTRIBUTING.md.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo test lint bench e2e docs

help: ## prints this list
	@grep -E '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-6s %s\n", $$1, $$2 }'

demo: ## builds quickly, fills an invented council, serves it on TIJA_LISTEN (127.0.0.1:8080) from TIJA_DATA (./data)
	@sh tools/demo.sh

test: ## sets up what tests need, then format check, clippy, all tests on both databases, browser tests
	@bash tools/test.sh format lint tests engine browser

lint: ## format check, clippy with warnings denied, the documents of the code, licences, shell scripts: no test is run
	@bash tools/test.sh format lint documents licences scripts

e2e: ## the browser tests alone, with a newly built program; FILES="e2e/smoke.test.mjs" chooses some
	@bash tools/test.sh program browser

bench: ## builds in release and prints the measured table; BENCH="--people 600000" passes arguments on
	@sh tools/bench.sh $(BENCH)

docs: ## the documents of the code, into target/doc
	@bash tools/test.sh documents
