# make demo [PORT=8123]   environment, database, fixtures; serves on this machine until Ctrl-C
# make test               environment, the whole suite on SQLite, then on PostgreSQL, where it is installed, what can
#                         differ there (tests/README.md); all of it with BORDERPOST_REQUIRE_ALL=1, as in CI
# make test-fast          while typing: SQLite, no browser, no walks over everything
# make s3-server          installs the object store that the tests of pictures in a bucket start, in an environment of its own
# make fuzz               the property tests on new random examples, a thousand each where an example costs little
# make check              what must be clean before a commit: style, types, migrations, deployment settings, licences, and, where the
#                         network allows, no known hole in a package (a part that is skipped says so)
# make deployment         the files of docs/deployment, the Dockerfile and compose.yaml, tried: systemd's and nginx's own checks, the
#                         site behind that nginx, hadolint and Docker where a machine has them; a part that is skipped says so
# make format             write the style that make check wants, where a tool can
# make validate           the Nu HTML checker over every public page; wants Java, and its program: VNU_JAR=/path/to/vnu.jar
# make bench [N=10000]    ours, the floor and a Wagtail peer measured in turn, every kind of page; first fills scratch folders
#                         (BENCHMARK_DIR=), which are kept; options: BENCH="--pages article,list --rounds 5 --docs"
# make torture            the long proofs that nothing is lost and reading goes on, on real servers that are killed, filled, cut off;
#                         options: TORTURE="--parts killed_server --rounds 20 --docs" (docs/reliability.md)
# make profile PAGE=/articles/ [N=10000]   where the time of one page goes
# make pictures           take the pictures of docs/pictures from the pages as they are; wants Chromium
# make catalogue          renew the Vietnamese words from the sources and compile them; wants gettext
# make lock               renew requirements*.txt from pyproject.toml
# PYTHON=/path/to/python3 names the interpreter for .venv; by default the best one found is taken.

PORT ?= 8000
PYTHON ?=
RUN = .venv/bin/python
# Any Python 3 can start: config/environment.py then looks for one that is new enough.
ANY := $(shell for p in $(PYTHON) python3 python3.13 python3.12 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 6))' 2>/dev/null && echo "$$p" && break; done)
BOOT = @test -n "$(ANY)" || { echo "Borderpost: no Python 3 was found. Install Python 3.13 and run make again." >&2; exit 1; }; \
	"$(ANY)" config/environment.py $(if $(PYTHON),--python "$(PYTHON)")

# A production-like environment in a folder of its own, so that a check neither needs nor touches var/.
PRODUCTION = set -e; BORDERPOST_VAR=$$(mktemp -d); export BORDERPOST_VAR; trap 'rm -rf "$$BORDERPOST_VAR"' EXIT; \
	SECRET_KEY=$$($(RUN) -c 'import secrets; print(secrets.token_urlsafe(64))'); export SECRET_KEY; \
	export ALLOWED_HOSTS=example.org HTTPS=on DEBUG=off DATABASE_URL=;
# Who is done first takes tests from the other: a chunk of long ones would else run alone at the end.
TWO_CORES = -n 2 --dist worksteal
# Those of the desk; readers' pages are Jinja2's, which the suite compiles.
TEMPLATES = $(shell find templates/admin -name '*.html' 2>/dev/null)

.PHONY: demo test test-fast deployment s3-server bench torture profile fuzz validate check format style imports templates types migrations deploy fixtures licences audit pictures catalogue lock clean environment

demo:
	$(BOOT) --port "$(PORT)"
	@$(RUN) -m config.serve "$(PORT)"

environment:
	$(BOOT) --dev

test: environment
ifdef DATABASE_URL
	$(RUN) -m pytest $(TWO_CORES)
else
	$(RUN) -m pytest $(TWO_CORES)
	@echo "On PostgreSQL (the browser tests ran above, once is enough):"
	$(RUN) tests/with_postgres.py $(RUN) -m pytest $(TWO_CORES) \
		-m "not browser$(if $(filter 1,$(BORDERPOST_REQUIRE_ALL)),, and both_databases)"
endif

test-fast: environment
	$(RUN) -m pytest $(TWO_CORES) -q -m "not walk"

deployment: environment
	$(RUN) -m pytest -q -rs tests/deployment

# Its boto3 wants older packages than ours do.
s3-server: .venv/s3-server/installed.txt

.venv/s3-server/installed.txt: tests/s3_server.txt | environment
	$(RUN) -m venv --clear .venv/s3-server
	.venv/s3-server/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/s3_server.txt
	cp tests/s3_server.txt $@

fuzz: environment
	$(RUN) -m pytest -n 2 -m hypothesis --hypothesis-profile=fuzz
	$(RUN) tests/with_postgres.py $(RUN) -m pytest -n 2 -m hypothesis --hypothesis-profile=fuzz

N ?= 10000
bench: environment
	@$(RUN) -m benchmarks.run --count $(N) $(BENCH)

torture: environment
	@$(RUN) -m tests.torture $(TORTURE)

profile: environment
	@test -n "$(PAGE)" || { echo "make profile: name a page, as in: make profile PAGE=/articles/" >&2; exit 1; }
	@$(RUN) -m benchmarks.profile "$(PAGE)" --count $(N)

validate: environment
	@test -f "$(VNU_JAR)" || { echo "make validate: VNU_JAR must name vnu.jar, the Nu HTML checker (in the package vnu-jar)." >&2; exit 1; }
	VNU_JAR="$(VNU_JAR)" $(RUN) -m pytest -q --show-capture=no tests/validate_html.py

check: style imports templates types migrations deploy fixtures licences audit
	@echo "make check: clean"

style: environment
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .

imports: environment
	.venv/bin/lint-imports --no-logo --no-cache

templates: environment
	$(if $(TEMPLATES),.venv/bin/djade --check --target-version 6.1 $(TEMPLATES))

types: environment
	$(RUN) -m mypy

migrations: environment
	@echo "manage.py makemigrations --check"
	@$(PRODUCTION) $(RUN) manage.py makemigrations --check --dry-run

deploy: environment
	@echo "manage.py check --deploy"
	@$(PRODUCTION) $(RUN) manage.py check --deploy --fail-level WARNING

fixtures: environment
	$(RUN) -m fixtures.tools.building --check

# The whole list with: .venv/bin/python -m tests.licences --list
licences: environment
	@$(RUN) -m tests.licences

audit: environment
	@$(RUN) tests/audit.py requirements-dev.txt

format: environment
	$(RUN) -m ruff check --fix-only --quiet .
	$(RUN) -m ruff format .
	$(if $(TEMPLATES),-.venv/bin/djade --target-version 6.1 $(TEMPLATES))

pictures: environment
	$(RUN) -m pytest -q tests/e2e/take_pictures.py tests/e2e/take_desk_screens.py

catalogue: environment
	@$(PRODUCTION) $(RUN) manage.py makemessages --locale=vi --no-obsolete --no-wrap --add-location=file \
		--ignore=tests --ignore=benchmarks --ignore=var --ignore=.venv --ignore=staticfiles
	cd config/locale/vi/LC_MESSAGES && msgfmt --check-format --output-file=django.mo django.po

# No header and no lock file of uv's own: both would carry the address of a package index.
lock: environment
	@$(RUN) -c 'import uv' 2>/dev/null || $(RUN) -m pip install --quiet --disable-pip-version-check uv
	$(RUN) -m uv pip compile pyproject.toml --quiet --upgrade --universal --generate-hashes --no-header \
		--no-emit-index-url --all-extras -o requirements.txt
	$(RUN) -m uv pip compile pyproject.toml --quiet --upgrade --universal --generate-hashes --no-header \
		--no-emit-index-url --all-extras --group dev -c requirements.txt -o requirements-dev.txt
	echo 'moto[s3] flask-cors' | tr ' ' '\n' | $(RUN) -m uv pip compile - --quiet --upgrade --universal --python-version 3.12 \
		--generate-hashes --no-header --no-emit-index-url -o tests/s3_server.txt
	echo pip-audit | $(RUN) -m uv pip compile - --quiet --upgrade --universal --python-version 3.12 \
		--generate-hashes --no-header --no-emit-index-url -o tests/audit.txt

# The environment and caches only: var/ holds a site's data and is never removed by make.
clean:
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .hypothesis
