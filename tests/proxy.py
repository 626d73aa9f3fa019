"""What a real nginx in front of the site needs in a test: a main file, the name of the site, and a certificate."""

import shutil
import subprocess
from pathlib import Path

from tests.servers import ROOT, absent

FOLDER = ROOT / "docs" / "deployment"
NAME = "news.example.org"
MAIN = """
daemon off; pid {folder}/nginx.pid; error_log stderr; user {user}; worker_processes 1;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  include {folder}/site.conf;
}
"""


def certificate(folder: Path) -> None:
    """One that nobody has signed."""
    if not (openssl := shutil.which("openssl")):
        absent("no openssl is installed (on Debian: apt-get install openssl)")
    files = ["-keyout", f"{folder}/privkey.pem", "-out", f"{folder}/fullchain.pem"]
    command = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        *files,
    ]
    subprocess.run([*command, "-subj", f"/CN={NAME}", "-days", "2"], check=True, capture_output=True)
