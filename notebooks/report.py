"""The headless front door: what `onrecord.cli` does, with nothing installed.    python notebooks/report.py --help"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from onrecord.stopping import until_stopped  # noqa: E402


def main(arguments: list[str]) -> int:
    """Run the command; returns its exit status."""
    from onrecord import cli  # which takes a while

    return cli.main(arguments)


if __name__ == "__main__":
    sys.exit(until_stopped("report.py", lambda: main(sys.argv[1:])))
