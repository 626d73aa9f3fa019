# The site as a container. Its packages are installed by the same command that `make demo` runs, with the same hashes;
# compose.yaml runs it with PostgreSQL, Redis, a worker and a proxy. Tried by `make deployment`.
FROM python:3.13-slim-trixie AS environment
WORKDIR /srv/borderpost
COPY requirements.txt ./
COPY config/environment.py config/
RUN python config/environment.py

FROM python:3.13-slim-trixie
# pg_dump and pg_restore, for manage.py backup and restore: as new as the server in compose.yaml.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --user-group --no-create-home borderpost \
    && install -d -o borderpost -g borderpost -m 0750 /var/lib/borderpost
WORKDIR /srv/borderpost
COPY --from=environment /srv/borderpost/.venv .venv
COPY . .
ENV BORDERPOST_VAR=/var/lib/borderpost PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
    CMD [".venv/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz')"]
CMD [".venv/bin/python", "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000"]
