"""The command line: parses, calls one function, gives its exit code.

A command is one entry of COMMANDS. Its target is imported only when the command runs, so that
`check` does not wait for what `build` needs. The target takes its options as keywords and returns
the exit code: 0 when all is well, 1 when the data or the site have problems.
"""
from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from scripts import paths


class Option:
    """One argument of a command, as argparse takes it."""

    def __init__(self, *flags: str, **settings: object) -> None:
        self.flags, self.settings = flags, settings


@dataclass(frozen=True)
class Command:
    """A name, one line of help, "module:function", and the options that the function takes as keywords."""

    name: str
    help: str
    target: str
    options: tuple[Option, ...] = ()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-11-23") from None


def _version(text: str) -> str:
    if not re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a version such as 0.2.0")
    return text


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above nought")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 < seconds < 3600:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above nought and below an hour")
    return seconds


DATA = Option("--data", type=Path, default=paths.DATAPACKAGES, metavar="FOLDER", help="folder of the data packages (default: datapackages)")
TODAY = Option("--today", type=_day, metavar="DATE", help="day that rules on time count from (default: the date of the data version)")
SITE = Option("--site", type=Path, default=paths.SITE, metavar="FOLDER", help="folder of the finished site (default: site)")
SELECTION = Option("selection", nargs="*", metavar="PACKAGE", help="name or path of a package or file; all when none is given")

COMMANDS = (
    Command("check", "check the data packages and list every problem", "scripts.check:run", (
        SELECTION, DATA, TODAY,
        Option("--format", dest="form", choices=("text", "json", "github"), default="text", help="how problems are printed (default: text)"))),
    Command("format", "write the data packages in canonical form", "scripts.format:run", (SELECTION, DATA)),
    Command("bars", "measure what the evidence can bear", "scripts.bars:run", (DATA,)),
    Command("sample", "draw records by a hash, so that anybody can draw them again", "scripts.sample:run", (
        Option("table", metavar="TABLE", help="table to draw from, such as status_events"),
        Option("number", type=_count, metavar="NUMBER", help="how many records to draw"),
        Option("--seed", required=True, metavar="COMMIT", help="text that decides the draw, such as the identifier of a commit"),
        Option("--where", action="append", default=[], metavar="CONDITION", help="draw among rows with column=value or column!=value; may be repeated"),
        DATA)),
    Command("links", "ask the addresses of the sources whether they still answer, and record it", "scripts.links:run", (
        DATA,
        Option("--today", type=_day, metavar="DATE", help="day to record (default: the day of this machine)"),
        Option("--pause", type=_seconds, default=2.0, metavar="SECONDS", help="time between two requests to one host (default: 2)"),
        Option("--patience", type=_seconds, default=20.0, metavar="SECONDS", help="time that an answer may take (default: 20)"))),
    Command("rules", "list the rules that check applies", "scripts.rules:run"),
    Command("build", "check the data and build the site", "scripts.build:run", (
        DATA, TODAY, SITE, Option("--work", type=Path, default=paths.BUILD, metavar="FOLDER", help="folder for what is made on the way (default: build)"),
        Option("--preview", action="store_true", help="leave out the content policy, which a reloading page would not pass"))),
    Command("number", "write the version and the day of the data in every place", "scripts.number:run", (
        Option("version", metavar="VERSION", type=_version, help="version to come, such as 0.2.0"),
        Option("day", metavar="DAY", type=_day, help="day of the data, such as 2026-11-29"), DATA)),
    Command("release", "keep the data of a version, or list what is missing for it", "scripts.release:run", (
        Option("version", metavar="VERSION", help="version to release, such as 0.2.0"), DATA)),
    Command("serve", "preview the site and rebuild it when a file changes", "scripts.serve:run", (
        Option("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)"),
        Option("--port", type=int, default=8000, help="port to listen on (default: 8000)"))),
)


def parser() -> argparse.ArgumentParser:
    """Make the parser of all commands."""
    top = argparse.ArgumentParser(prog="python -m scripts", description="Check, format, build and serve the data and the site.")
    subs = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        sub = subs.add_parser(command.name, help=command.help, description=command.help.capitalize() + ".")
        for option in command.options:
            sub.add_argument(*option.flags, **option.settings)
        sub.set_defaults(target=command.target)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; 2 means that the program itself failed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without UTF-8 shows what it can
    options = vars(parser().parse_args(arguments))
    options.pop("command")
    module, function = options.pop("target").split(":")
    try:
        return getattr(import_module(module), function)(**options)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if os.environ.get("DEBUG"):
            raise
        print(f"The program failed ({type(error).__name__}: {str(error)[:300]!r}). This is a fault of the program, not of your change: "
              "please report it with the command you ran. DEBUG=1 shows where it failed.", file=sys.stderr)
        return 2
