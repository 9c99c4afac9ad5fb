"""The subcommands: a module each, its docstring the help, `run` its parameters. Found by listing this folder, imported when called."""

from pathlib import Path

NAMES: tuple[str, ...] = tuple(sorted(module.stem for module in Path(__file__).parent.iterdir() if module.suffix == ".py" and module.stem[0] != "_"))


def summary(name: str) -> str:
    """The first line of a command's help, read from its file without importing it."""
    with (Path(__file__).parent / f"{name}.py").open(encoding="utf-8") as lines:
        return lines.readline().strip().removeprefix("r").strip('"')
