"""Writes and checks the vectors by which the script in the browser is held to the same answers."""

import json
import random
from collections.abc import Iterator
from typing import Any

from build_tools.search.folding import words
from build_tools.search.query import CompactIndex, Query
from tests.conftest import Golden
from tests.unit.search.compact_indexes import index_of, searchable_corpus

TEXTS = (
    "Émigrés à l’étranger", "STRASSE Straße ẞ", "İstanbul ISPARTA ısı", "ΟΔΟΣ ὀδός Σ", "ﬁnance ﷺ ǆ Ⅳ ½ № ™",
    "e\u0301migre\u0301 \u0301 a\u0308\u0323", "ＦＵＬＬ　Ｗｉｄｔｈ １２",
    "한국어 각 \u1100\u1161", "हिन्दी क़ानून",
    "ไทย ภาษา", "\u0644\u0627\u0625 والعُمّال لليبيين ٣٤ ۵۶ ـــ", "ребёнок Ёж й", "移民工人abc童カード゛ｶﾞ々〆",
    "𠀀𠀁𠀂 𝐇𝐞𝐥𝐥𝐨 𝟙𝟚",
    "\U0001f469\u200d\u2695\ufe0f nurse \U0001f1f0\U0001f1ea \u260e\ufe0f",
    "soft\u00adhyphen zero\u200cwidth\u200bspace \u202ertl\u202c",
    "U.N. U.S.A e.g. a.b.c.d",
    "don't l'emploi rock’n’roll cross-border_under/over", "organisation programme labour analyse enrolment rise ise",
    "\u0000\u0007\ufffd\ufffe", "ſtreet K Å ŉ", "constructor __proto__ hasOwnProperty", "Ǆ ß ﬀ ŒUVRE ÆTHER ŁÓDŹ ØRE",
)  # fmt: skip
ASKED = (
    "", "!!!", "nurse", "recruitment of nurses in Ghana", "labour organisations", "travail domestique", "kafala",
    "العمال المنزليون", "المهاجرون", "家政工人", "移", "法律援助服务", "мигрантами", "денежных переводов", "integracao",
    "menores no acompañados", "WHO nurses", "who", "the of and", "nurces domsetic xyzzyx", "sponsershp systm", "migr",
    "Côte d’Ivoire", "coordination", "a b c", "<script>alert(1)</script>", "#country/GHA", "__proto__ constructor",
    "x" * 300, "migrants " * 250, "employers", "employing", "formacion de trabajadors", "labuor organizatons",
    "emplios", "nigration", "women workers in Kuwait", "👩‍⚕️",
)  # fmt: skip
FILTERS: tuple[dict[str, list[str]], ...] = (
    {}, {"type": ["practice"]}, {"country": ["GHA", "CIV"], "type": ["practice"]}, {"year": ["2021"]},
    {"region": ["review-africa"]}, {"colour": ["blue"], "type": ["poem"]}, {"language": ["fr", "ar"]},
    {"organisation": ["who"], "objective": ["6"]}, {"type": ["funding"]},
)  # fmt: skip


def random_texts() -> Iterator[str]:
    """Yield texts of characters from every corner of the first planes, the same each time."""
    chance = random.Random(7)  # noqa: S311 - a test, not a secret
    ranges = [(0x20, 0x17F), (0x370, 0x52F), (0x590, 0x6FF), (0x900, 0x97F), (0x1E00, 0x206F), (0x2E80, 0x31FF),
              (0x4E00, 0x4EFF), (0xF900, 0xFEFE), (0xFF00, 0xFFEF), (0x1D400, 0x1D4FF), (0x20000, 0x200FF)]  # fmt: skip
    for _ in range(150):
        low, high = chance.choice(ranges)
        yield "".join(chr(chance.randint(low, high)) for _ in range(12))


def folding_vectors() -> list[Any]:
    return [[text, [word.folded for word in words(text)]] for text in (*TEXTS, *random_texts())]


def query_vectors(index: CompactIndex) -> Iterator[dict[str, Any]]:
    for number, text in enumerate(ASKED):
        for filters, is_typing, is_literal in (
            (FILTERS[0], False, False),
            (FILTERS[number % len(FILTERS)], number % 2 == 0, False),
            (FILTERS[0], False, True),
        ):
            sort = ("relevance", "newest", "title")[number % 3]
            query = Query(text, filters, sort, is_typing, is_literal)  # type: ignore[arg-type] # one of the sorts
            answer = index.search(query)
            yield {
                "state": {
                    "text": text,
                    "filters": filters,
                    "sort": sort,
                    "isTyping": is_typing,
                    "isLiteral": is_literal,
                },
                "documents": answer.documents,
                "counts": answer.counts,
                "understood": [[part.text, part.kind, part.label, part.id] for part in answer.understood],
                "unknown": answer.unknown,
                "suggestion": answer.suggestion,
                "ignored": answer.ignored,
            }


def test_the_vectors_are_what_python_answers(golden: Golden) -> None:
    index = index_of(searchable_corpus())
    lines = {"folding": folding_vectors(), "queries": list(query_vectors(index))}
    rows = [f'"{name}": [\n' + ",\n".join(map(json.dumps, found)) + "\n]" for name, found in lines.items()]

    golden("search/vectors.json", "{\n" + ",\n".join(rows) + "\n}\n")
