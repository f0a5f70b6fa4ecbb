"""How the house stands: `python -m tests.house [folder]` prints its measures, of this tree or of another one beside it.

Sizes in physical lines. What is counted as an id cut apart: `split`, `partition` or `rpartition` at a full stop, of anything
whose name or attribute says that it is an id, an address or a cell, everywhere but in the one module that is for it.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
PACKAGES = ("interview", "renderers")
TAKES_APART = "interview/engine/flow/address.py"
CUTS = {"split", "rsplit", "partition", "rpartition"}
NOUNS = {"meaning", "wording"}
"""Names that end like something done and are none."""
IDS = {"id", "address", "cell", "question", "place", "key", "of", "total", "figure", "at"}


def modules(root: Path) -> dict[str, ast.Module]:
    """Every module of the product, by its path."""
    paths = sorted(path for name in PACKAGES for path in (root / name).rglob("*.py"))
    return {path.relative_to(root).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def ids_cut(tree: ast.AST) -> Iterator[int]:
    """The lines on which an id is cut apart."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Attribute(what, name), [ast.Constant("."), *_]) if name in CUTS:
                called = {each.id if isinstance(each, ast.Name) else each.attr for each in _names(what)}
                if called & IDS:
                    yield node.lineno


def _names(node: ast.AST) -> Iterator[ast.Name | ast.Attribute]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute))


def local_imports(tree: ast.Module) -> int:
    """Imports inside functions."""
    return len([*_late(tree)])


def needless_imports(trees: dict[str, ast.Module]) -> list[str]:
    """Imports inside functions of what is loaded already when their module is: nobody starts sooner by them."""
    named = {_name(path): tree for path, tree in trees.items()}
    loads = {
        name: {each for node in _at_once(tree) for each in _loaded(node, named)}
        for name, tree in named.items()
    }
    return [
        f"{path}:{node.lineno}"
        for path, tree in trees.items()
        if (late := [*_late(tree)])
        for there in (_with_all_below(_name(path), loads),)
        for node in late
        if there.issuperset(_loaded(node, named))
    ]


def _name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _at_once(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports of a module that are carried out when it is loaded."""
    bodies = [tree.body]
    while bodies:
        for node in bodies.pop():
            match node:
                case ast.Import() | ast.ImportFrom():
                    yield node
                case ast.If(test, body, orelse):
                    bodies += [orelse] if "TYPE_CHECKING" in ast.unparse(test) else [body, orelse]
                case ast.Try(body):
                    bodies.append(body)
                case _:
                    pass


def _late(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return (
        each for one in functions for each in ast.walk(one) if isinstance(each, ast.Import | ast.ImportFrom)
    )


def _loaded(node: ast.Import | ast.ImportFrom, named: dict[str, ast.Module]) -> set[str]:
    """The modules that an import loads: ours by name, with the packages that they lie in; others as they are called."""
    if isinstance(node, ast.Import):
        found = {each.name for each in node.names}
    else:
        inner = {f"{node.module}.{each.name}" for each in node.names}
        found = {str(node.module)} | (inner & named.keys())
    return {
        ".".join(parts[:n]) for each in found if (parts := each.split(".")) for n in range(1, len(parts) + 1)
    }


def _with_all_below(name: str, loads: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = [name]
    while ahead:
        if (here := ahead.pop()) not in seen:
            seen.add(here)
            ahead += [here.rpartition(".")[0], *loads.get(here, ())]
    return seen


def catch_all_cases(tree: ast.AST) -> Iterator[int]:
    """The lines of `case _` that do not say that nothing can come there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.match_case) and ast.unparse(node).startswith("case _:"):
            yield from () if "assert_never" in ast.unparse(node.body[0]) else (node.body[0].lineno,)


def measures(root: Path) -> dict[str, str]:
    """The table, line by line."""
    trees = modules(root)
    lines = {path: len((root / path).read_text(encoding="utf-8").splitlines()) for path in trees}
    nodes = [(path, node) for path, tree in trees.items() for node in ast.walk(tree)]
    classes = [(path, node) for path, node in nodes if isinstance(node, ast.ClassDef)]
    functions = [node for _, node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    sizes = {f"{path} {node.name}": _size(node) for path, node in classes}
    lengths = sorted(map(_size, functions))
    flat = Counter(path.rpartition("/")[0] for path in trees if not path.endswith("__init__.py"))
    names = Counter(node.name for _, node in classes)
    cut = Counter(
        {path: n for path, tree in trees.items() if path != TAKES_APART and (n := len([*ids_cut(tree)]))}
    )
    return {
        "modules, lines": f"{len(trees)}, {sum(lines.values())}",
        "module median / longest": f"{median(lines.values()):.0f} / {_most(lines)}",
        "function median / p95 / longest": f"{median(lengths):.0f} / {lengths[len(lengths) * 95 // 100]} / {lengths[-1]}",
        "largest classes": "; ".join(f"{name} {size}" for name, size in Counter(sizes).most_common(3)),
        "folders / largest flat ones": f"{len(flat)} / {'; '.join(f'{name} {n}' for name, n in flat.most_common(4))}",
        "gerund modules": str(len(gerunds(trees))),
        "local imports / needless": f"{sum(map(local_imports, trees.values()))} / {len(needless_imports(trees))}",
        "import cycles": cycles(trees),
        "class names twice": str(sum(n > 1 for n in names.values())),
        "ids cut apart": f"{cut.total()} in {len(cut)} modules",
        "case _ without assert_never": str(sum(len([*catch_all_cases(tree)]) for tree in trees.values())),
    }


def gerunds(trees: dict[str, ast.Module]) -> list[str]:
    """Modules and packages that are called for something done, which is fair where the room says to what."""
    named = {path: _name(path).rpartition(".")[2] for path in trees}
    return [path for path, name in named.items() if name.endswith("ing") and name not in NOUNS]


def _size(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _most(lines: dict[str, int]) -> str:
    path = max(lines, key=lines.__getitem__)
    return f"{path} {lines[path]}"


def cycles(trees: dict[str, ast.Module]) -> str:
    """The modules that import themselves by way of others, `TYPE_CHECKING` and local imports counted."""
    names = {
        path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): tree
        for path, tree in trees.items()
    }
    imports = {name: set(_imported(tree, names)) - {name} for name, tree in names.items()}
    above = {name: set(direct) for name, direct in imports.items()}
    while True:
        grown = {name: found.union(*(above[each] for each in found)) for name, found in above.items()}
        if grown == above:
            return " ".join(name for name, found in above.items() if name in found) or "0"
        above = grown


def _imported(tree: ast.Module, names: dict[str, ast.Module]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                inner = f"{node.module}.{each.name}"
                yield from {inner if inner in names else node.module} & names.keys()
        elif isinstance(node, ast.Import):
            yield from {each.name for each in node.names} & names.keys()


if __name__ == "__main__":
    for what, figure in measures(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT).items():
        print(f"| {what} | {figure} |")
