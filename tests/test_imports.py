"""Who may import whom, and what may be loaded when: the architecture, held by the imports themselves."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "compare"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
}
BASE = {"digest", "errors", "options", "schema"}
MAY_IMPORT = {
    "model": {"model"},
    "digest": set(),
    "errors": set(),
    "options": {"errors"},
    "schema": set(),
    "resources": set(),
    "messages": {"resources", "errors"},
    "libreoffice": {"programs", *BASE},
    "json_fields": {"errors"},
    "forking": set(),
    "readers": {"readers", "forking", "libreoffice", "json_fields", "model", *BASE},
    "diff": {"diff", "model", *BASE},
    "review": {"review", "diff", "json_fields", "model", *BASE},
    "writers": {"writers", "forking", "model", "resources", "messages", *BASE},
    "sources": {"model", *BASE},
    "pins": {"errors"},
    "output": BASE,
    "programs": set(),
    "printing": {"programs", *BASE},
    "named": {"model"},
    "lineage": {"named", "model", *BASE},
    "lookup": {"model", *BASE},
    "fetch": {"fetch", "libreoffice", "model", *BASE},
    "inputs": {"readers", "sources", "lookup", "fetch", "model", "forking", *BASE},
    "pipeline": {"inputs", "diff", "writers", "lineage", "fetch", "printing", "model", *BASE},
    "reviewed": {"inputs", "pipeline", "review", "writers", "model", *BASE},
    "next_draft": {"inputs", "pipeline", "reviewed", "review", "model", *BASE},
    "words": {"pins", "writers", "messages", *BASE},
    "switches": {"words", "pins", "writers", "messages", *BASE},
    "delivery": {"naming", "pipeline", "lineage", "words", "writers", "output", "model", *BASE},
    "naming": {"inputs", "output", "model", *BASE},
    "server": {
        "server",
        "inputs",
        "naming",
        "next_draft",
        "output",
        "pipeline",
        "review",
        "reviewed",
        "writers",
        "model",
        *BASE,
    },
    "cli_review": {
        *("review", "delivery", "naming", "next_draft", "model", "output", "pipeline", "reviewed", "server"),
        *("switches", "words"),
        *BASE,
    },
    "cli_decisions": {"delivery", "next_draft", "output", "reviewed", "switches", "words", *BASE},
    "cli": {
        "cli_decisions",
        "cli_review",
        "delivery",
        "inputs",
        "pipeline",
        "switches",
        "words",
        "writers",
        "output",
        "resources",
        *BASE,
    },
    "__main__": {"cli"},
}
"""Layer, and the layers that it may import; whatever is not named here may import nothing of the package."""

HEAVY = (
    *(
        "jinja2",
        "babel",
        "rapidfuzz",
        "diff_match_patch",
        "budoux",
        "charset_normalizer",
        "pypdfium2",
        "docx",
        "lxml",
        "markdown_it",
        "mdit_py_plugins",
        "requests",
        "platformdirs",
        "flask",
        "waitress",
    ),
    *("json", "tomllib", "hashlib", "pathlib", "importlib.metadata", "importlib.resources", "webbrowser"),
)


def layer(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imported(module: str, *, at_start: bool = False) -> Iterator[str]:
    """Yield the modules of the package that `module` imports; `at_start` leaves out those inside functions."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    for node in _executed(tree) if at_start else ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif (
            not at_start
            and isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value in MODULES
        ):
            names = [node.value]  # the tables of what is imported late
        yield from (name for name in names if name in MODULES and name != module)


def _executed(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that run when a module is imported."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from _executed(child)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_only_from_the_layers_below_it(module: str) -> None:
    mine = layer(module)
    if not mine:
        return  # the package itself hands out names of every layer
    assert mine in MAY_IMPORT, f"{module} has no layer yet: say here what it may import"
    wrong = sorted(
        name for name in imported(module) if layer(name) and layer(name) not in MAY_IMPORT[mine] | {mine}
    )
    assert wrong == []


@pytest.mark.parametrize("one", ["readers", "diff", "writers"])
def test_readers_diff_and_writers_never_import_one_another(one: str) -> None:
    others = {"readers", "diff", "writers"} - {one}
    assert not others & MAY_IMPORT[one]


def test_no_module_imports_itself_through_others() -> None:
    # A module may import its package's other modules, not its own package's front: that would be a cycle.
    graph = {module: set(imported(module, at_start=True)) - {"compare"} for module in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as cycle:
        pytest.fail(f"import cycle: {' -> '.join(cycle.args[1])}")


def test_no_module_is_a_drawer_for_all_sorts_of_things() -> None:
    names = {module.rpartition(".")[2] for module in MODULES}
    assert not names & {"utils", "helpers", "common", "manager", "misc", "json", "html", "docx"}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_what_a_module_lists_as_public_is_sorted_and_there(module: str) -> None:
    if module == "compare.__main__":
        return  # it is the program
    loaded = import_module(module)
    public = getattr(loaded, "__all__", [])
    assert list(public) == sorted(public)
    assert [name for name in public if not hasattr(loaded, name)] == []


def loaded_by(code: str) -> set[str]:
    """Return the modules that are loaded after `code` has run in a new interpreter."""
    command = [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules, file=sys.stderr)"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize(
    "code",
    [
        "import compare",
        "import compare.cli",
        "import compare.cli as c; c.main(['--help'])",
        "import compare.cli as c; c.main(['report', '--help'])",
    ],
)
def test_the_help_is_shown_without_anything_heavy(code: str) -> None:
    usual = loaded_by("import click")
    new = loaded_by(code) - usual
    assert sorted(new & set(HEAVY)) == []
    if "main" in code:
        assert not {
            name for name in new if name.startswith(("compare.model", "compare.readers", "compare.diff"))
        }


def test_who_compares_two_texts_need_not_wait_for_the_commands_on_reviews() -> None:
    texts = ["texts/58-190-draft.txt", "texts/58-190.txt"]
    loaded = loaded_by(f"from compare.cli import main; main(['compare', *{texts}, '--stat'])")
    assert "compare.diff" in loaded
    assert not {name for name in loaded if name.startswith(("compare.cli_", "compare.review"))}


@pytest.mark.parametrize("module", ["compare", "compare.__main__"])
def test_the_program_can_heed_ctrl_c_before_anything_is_loaded(module: str) -> None:
    assert loaded_by(f"import {module}") - loaded_by("") == {"compare", module}


@pytest.mark.parametrize(("language", "needed"), [("en", False), ("fr", True)])
def test_babel_is_loaded_for_other_languages_than_english(language: str, needed: bool) -> None:  # noqa: FBT001 - a case
    options = f"compare.Options(ui_language={language!r}, new=compare.Metadata(date='2003-12-22'))"
    loaded = loaded_by(f"import compare; o = {options}; compare.write(compare.texts('1', '2', o), 'html', o)")
    assert ("babel" in loaded) == needed


def test_reading_and_json_need_neither_templates_nor_a_list_of_sources(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("The General Assembly,\n\n1. Decides to act.\n", encoding="utf-8")
    loaded = loaded_by(f"import compare; compare.write(compare.files({str(text)!r}, {str(text)!r}), 'json')")
    assert not loaded & {
        "jinja2",
        "babel",
        "tomllib",
        "budoux",
        "charset_normalizer",
        "webbrowser",
        "shutil",
        "importlib.metadata",
        "compare.model.symbol",
        "compare.lookup",
        "compare.lineage",
        "compare.fetch",
    }
