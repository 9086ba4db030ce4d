"""Text to Markdown: every cell is untrusted and leaves here as inert text.

Takes values, gives Markdown strings; knows nothing of records or files.
"""
from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from html import unescape
from urllib.parse import quote, urlsplit

# Characters that Markdown, the extensions in mkdocs.yml, HTML or the template language read as syntax inside a line,
# and those they read so at its start. Fewer would let a cell act; more would cost, for each is parsed again.
_SYNTAX = re.compile(r"[&<>\\`*_{}\[\]|]")
_LINE_START = re.compile(r"^(?:[-+#=~:!]|\d+(?=[.)]\s))")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"<[^>]*>|\*\*|`|\{ [.#:][^}]*\}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def _entity(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in match.group())


def escape(text: str) -> str:
    """Give ``text`` as one line that renders as exactly its own characters.

    >>> escape("<b> *x* {{ y }}")
    '&#60;b&#62; &#42;x&#42; &#123;&#123; y &#125;&#125;'
    """
    line = _CONTROL.sub(" ", text).strip()
    return _LINE_START.sub(_entity, _SYNTAX.sub(_entity, line))


def link(text: str, target: str) -> str:
    """Give a Markdown link; ``text`` is Markdown already, ``target`` a path inside the site."""
    return f"[{text}]({target})"


def external(text: str, url: str) -> str:
    """Give a link to another site, or plain text where the address is not http or https."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return text
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return text
    safe = quote(url, safe=":/?#@&=+;,%~.-_")
    return f"[{text}]({safe.replace('_', '%5F')})"


def heading(level: int, text: str, anchor: str) -> str:
    """Give a heading with a fixed anchor, the same in every language."""
    return f"{'#' * level} {text} {{ #{anchor} }}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = (), stack: bool = False) -> str:
    """Give a pipe table; cells are Markdown, ``right`` lists the columns aligned to the right.

    On a phone a row of a ``stack`` stands as a block without the words of the header, so its cells must explain themselves.
    """
    header = [f"{header[0]} {{ .stack }}", *header[1:]] if stack else header
    rule = ["---:" if column in right else "---" for column in range(len(header))]
    lines = [header, rule, *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Give a definition list of label and value, both Markdown."""
    return "\n\n".join(f"{label}\n:   {value}" for label, value in pairs)


def bullets(items: Iterable[str]) -> str:
    """Give a bullet list of Markdown items."""
    return "\n".join(f"- {item}" for item in items)


def words(markdown: str) -> str:
    """Give what a reader sees of a line of Markdown made here.

    >>> words("Status: **[In &#60;progress&#62;](a.md)**{ .answer }")
    'Status: In <progress>'
    """
    return unescape(_MARKS.sub("", _LINK.sub(r"\1", markdown))).strip()


def described(title: str, blocks: Iterable[str]) -> str:
    """Give a page in plain words: its title and the running text that it begins with."""
    found = []
    for block in blocks:
        if block.startswith("#"):
            break
        if not block.startswith(("- ", "| ", "<")):
            found.append(words(block))
    return " ".join([title if title.endswith((".", "?", "!")) else f"{title}:", *found])


def badge(kind: str, code: str, word: str) -> str:
    """Give a coded value as a badge: the word carries the meaning, the class only its look."""
    return f'<span class="badge badge--{kind}-{code.replace("_", "-")}">{escape(word)}</span>'


def in_language(text: str, language: str) -> str:
    """Mark ``text`` (not yet escaped) as being in ``language`` when that is not English."""
    if language in ("", "en"):
        return escape(text)
    return f'<span lang="{escape(language)}">{escape(text)}</span>'


def front_matter(**values: object) -> str:
    """Give YAML front matter; each value is written as JSON, which is YAML too."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---"])


def anchor(text: str) -> str:
    """Give an identifier safe as an HTML id and as a file name, in lower case."""
    return re.sub(r"[^a-z0-9._-]+", "-", text.lower()).strip("-.")
