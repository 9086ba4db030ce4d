"""Words for codes, fields, dates and numbers in one language.

In: package descriptors and the rows of labels/translations. Out: text, never Markdown.
English is the language of the descriptors and of the messages in the code; another language
takes both from labels/translations and falls back to English, counting each miss.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal

MISSING = ("unknown", "not_applicable", "not_found")


class Labels:
    """Texts in one language.

    Parameters: ``descriptors`` by package name; ``language`` as a BCP 47 tag;
    ``translations`` as rows of labels/translations.
    """

    def __init__(self, descriptors: Mapping[str, Mapping], language: str = "en",
                 translations: Iterable[Mapping[str, str]] = ()) -> None:
        self.language = language
        # The English of the project is British in its spelling, so also in its lists and dates.
        self.locale = Locale.parse("en_GB" if language == "en" else language.replace("-", "_"))
        self.missed: Counter[str] = Counter()
        self._texts = {(row["package"], row["resource"], row["record"], row["field"]): row["text"]
                       for row in translations if row["language"] == language}
        self.fields: dict[str, Mapping] = {}
        self._codes: dict[tuple[str, str], str] = {}
        for descriptor in descriptors.values():
            for resource in descriptor["resources"]:
                for field in resource["schema"]["fields"]:
                    self.fields[field["name"]] = field
                    for category in field.get("categories", ()):
                        self._codes[field["name"], category["value"]] = category["label"]

    def text(self, package: str, resource: str, record: str, field: str, english: str) -> str:
        """Give a record's text in this language, else the English one."""
        if self.language == "en":
            return english
        return self._texts.get((package, resource, record, field)) or self._miss(english, field)

    def message(self, english: str) -> str:
        """Give a text of the interface."""
        if self.language == "en":
            return english
        return self._texts.get(("interface", "messages", english, "text")) or self._miss(english, "messages")

    def field(self, name: str) -> str:
        """Give the title of a field."""
        title = self.fields[name]["title"] if name in self.fields else name
        return title if self.language == "en" else self._texts.get(
            ("interface", "fields", name, "title")) or self._miss(title, "fields")

    def code(self, field: str, value: str) -> str:
        """Give the label of a coded or missing value."""
        if value in MISSING and (field, value) not in self._codes:
            return self.message({"unknown": "not known from what was read", "not_applicable": "none",
                                 "not_found": "searched for, not found"}[value])
        label = self._codes.get((field, value), value)
        return label if self.language == "en" else self._texts.get(
            ("interface", field, value, "label")) or self._miss(label, "codes")

    def date(self, edtf: str) -> str:
        """Write an EDTF date or interval in words: ``2022-06-10`` is ``10 June 2022``, ``2022-06-08/2022-06-10`` is ``8–10 June 2022``."""
        first, _, last = edtf.partition("/")
        if len(first) == len(last) == 10 and first[:7] == last[:7]:
            # All four languages write the day first.
            return f"{int(first[8:])}–{self._day(last)}" if first != last else self._day(last)
        return " – ".join(self._day(part) for part in edtf.split("/") if part)

    def _day(self, part: str) -> str:
        # Built from fixed skeletons: babel's locale data order day, month and year.
        pattern = {4: "y", 7: "MMMM y"}.get(len(part), "d MMMM y")
        if self.language in ("es", "pt"):
            pattern = pattern.replace("MMMM y", "MMMM 'de' y").replace("d MMMM", "d 'de' MMMM")
        year, month, day = ([int(piece) for piece in part.split("-")] + [1, 1])[:3]
        return format_date(date(year, month, day), pattern, locale=self.locale)

    def number(self, text: str) -> str:
        """Write a number with the separators of the language; text that is no number as it stands."""
        try:
            return format_decimal(Decimal(text), locale=self.locale, decimal_quantization=False)
        except InvalidOperation:
            return text

    def round_number(self, text: str) -> str:
        """Write a large number with a word for its scale where three decimals lose nothing: 26900000 is 26.9 million."""
        amount = Decimal(text)
        scale = next((unit for unit in (Decimal(10) ** 9, Decimal(10) ** 6) if amount >= unit), None)
        if scale is None or amount / scale * 1000 % 1:
            return self.number(text)
        return format_compact_decimal(amount, format_type="long", locale=self.locale, fraction_digits=3)

    def money(self, amount: Decimal, currency: str) -> str:
        """Write a sum: ``240 million USD``."""
        return f"{self.round_number(str(amount))} {currency}".rstrip()

    def listing(self, items: Iterable[str]) -> str:
        """Join items as a sentence does: a, b and c."""
        return format_list(list(items), locale=self.locale)

    def _miss(self, english: str, kind: str) -> str:
        self.missed[kind] += 1
        return english
