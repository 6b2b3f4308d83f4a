"""Which question a heading asks, spelt as the template has it, a little otherwise, numbered or in another language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from build_tools.corpus.names import Names, plain
from build_tools.forms import FORM_TYPES, Form, Question

NUMBERED = re.compile(r"^\s*(?:[0-9]{1,2}(?:[.)][0-9]{0,2})*[.):]?|[ivxIVX]{1,4}[.)]|[A-Za-z][.)])\s+")
"""“3.”, “2.1)”, “IV.” or “a)” before a heading."""
MARKED = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|\*|:|\uff1a)\s*$")
"""“(must be answered)”, “*” or “:” behind it."""
ENOUGH = 2
"""Questions of a form that a document must show to be one of it; one heading may be there by chance."""
LOOKED_AT = 200
"""Headings by which the form is found; a book may have thousands."""
ALSO = {
    "title": "titre, intitulé, título, titel, name of the practice, title of the practice, العنوان, название, 标题",
    "summary": "résumé, resumen, ملخص, резюме, краткое описание, 摘要, brief summary, abstract, description",
    "kind": "type, type of practice, tipo, النوع, тип, 类型",
    "language": "langue, idioma, اللغة, язык, 语言, language",
    "implementers": "implementing organisations, organisations, organizations, main implementers, implementing entity, "
    "organismes d'exécution, organizaciones ejecutoras, исполнители, 执行机构",
    "partners": "partenaires, socios, partners, partners donors, donors, الشركاء, партнёры, 合作伙伴",
    "countries": "country, pays, país, países, البلد, البلدان, страны, 国家",
    "regions": "region, région, región, المنطقة, регионы, 区域",
    "scope": "geographic scope, portée, alcance",
    "start": "start date, beginning, date de début, fecha de inicio, تاريخ البدء, начало, 开始日期",
    "end": "end date, date de fin, fecha de finalización, تاريخ الانتهاء, окончание, 结束日期",
    "objectives": "objectives, gcm objectives, primary gcm objectives, objectifs, objetivos, الأهداف, цели, 目标",
    "principles": "principles, gcm guiding principles, principes directeurs, principios rectores, المبادئ التوجيهية, "
    "руководящие принципы, 指导原则",
    "sdgs": "sdg, sdgs, odd, ods, цур, 可持续发展目标",
    "actions": "activities, actions, main activities, activités, actividades, الأنشطة, мероприятия, 活动",
    "innovation": "innovation, innovación, الابتكار, инновации, 创新",
    "results": "impact, benefit and impact, outcomes, résultats, resultados, النتائج, результаты, 成果",
    "lessons": "key lessons, lessons learned, lessons learnt, enseignements, lecciones, уроки, 经验教训",
    "recommendations": "recommendations, recommandations, recomendaciones, التوصيات, рекомендации, 建议",
    "sources": "references, links, sources, fuentes, المصادر, источники, 来源",
}  # fmt: skip
"""What else people call a question: words of the Hub's own public checklist, and the other official languages."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a heading asks; `is_near` where it is spelt otherwise than any name that is known."""

    question: Question
    is_near: bool = False


@dataclass(frozen=True)
class Headings:
    """The headings of a form, found by whatever they are called."""

    form: Form

    def asked(self, heading: str) -> Asked | None:
        """Return what a heading asks; None for one of another matter, or of a section."""
        if exact := self.exact(heading):
            return Asked(exact)
        near = () if self.is_section(heading) else self._names.near(list(spellings(heading))[-1])
        return Asked(self._by_name[near[0]], is_near=True) if near else None

    def exact(self, heading: str) -> Question | None:
        """Return the question whose name a heading is, letter for letter but for numbers and marks."""
        found = next(filter(None, map(self._names.exact, spellings(heading))), None)
        return self._by_name[found[0]] if found else None

    def named(self, name: str) -> Question | None:
        """Return the question of that name; None where the form has none."""
        return self._by_name.get(name)

    def is_section(self, heading: str) -> bool:
        """Tell whether a heading is that of a section of the template."""
        return any(plain(text) in self._sections for text in spellings(heading))

    @cached_property
    def _by_name(self) -> dict[str, Question]:
        return {question.name: question for question in self.form.questions}

    @cached_property
    def _sections(self) -> frozenset[str]:
        return frozenset(plain(section.label) for section in self.form.sections)

    @cached_property
    def _names(self) -> Names:
        return Names(list(_names_of(self.form)))


def _names_of(form: Form) -> Iterator[tuple[str, str]]:
    """Yield (name, question) of a form, the labels first, so that nothing takes their place."""
    for question in form.questions:
        yield question.label, question.name
    taken = {plain(question.label) for question in form.questions}
    for question in form.questions:
        for name in (question.name.replace("_", " "), *ALSO.get(question.name, "").split(", ")):
            if name and plain(name) not in taken:
                yield name, question.name


def spellings(heading: str) -> Iterator[str]:
    """Yield a heading as it stands, without the marks behind it, and without the number before it."""
    text = " ".join(heading.split())
    yield text
    yield unmarked(text)
    yield NUMBERED.sub("", unmarked(text))


def unmarked(heading: str) -> str:
    """Return a heading without the marks behind it."""
    bare = " ".join(heading.split())
    while (cut := MARKED.sub("", bare)) != bare:
        bare = cut
    return bare


def likeliest(forms: Sequence[Form], headings: Sequence[str], others: Sequence[str]) -> list[Form]:
    """Return the forms of which a document shows most headings, those first that are sent most; none for hardly any.

    Of the others, which only look like headings, those count that are spelt as the template has them.
    """
    counts = [_count(Headings(form), headings, others) for form in forms]
    best = max(counts, default=0)
    likely = [form for form, count in zip(forms, counts, strict=True) if count == best >= ENOUGH]
    return sorted(likely, key=lambda form: (*FORM_TYPES, form.type.name).index(form.type.name))


def _count(known: Headings, headings: Sequence[str], others: Sequence[str]) -> int:
    """Count the questions of a form that headings ask."""
    names = {asked.question.name for text in _looked_at(headings) if (asked := known.asked(text))}
    return len(names | {exact.name for text in _looked_at(others) if (exact := known.exact(text))})


def _looked_at(texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(texts))[:LOOKED_AT]
