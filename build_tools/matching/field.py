"""Whether a text speaks of migration at all, and not merely of schools or harvests."""

from collections.abc import Collection

from build_tools.corpus import Vocabularies
from build_tools.corpus.concepts import Concept

MIGRATION = (
    "migra", "refug", "réfug", "asyl", "asil", "мигра", "бежен", "убежищ", "هجر", "هاجر", "لاجئ", "لجوء",
    "移民", "移徙", "难民",
    "abroad", "l'étranger", "l\u2019étranger", "en el extranjero", "no estrangeiro", "за границ", "за рубеж",
    "في الخارج", "国外", "海外",
)  # fmt: skip
"""Parts of words by which a text in one of the languages says that it is about migration, or life abroad."""
OF_MIGRATION = frozenset({"group", "stage"})
"""Kinds of concepts that are about migration by themselves."""
BY_THEMSELVES = frozenset({
    "anti-trafficking-body", "assisted-voluntary-return", "benefit-portability", "bilateral-labour-agreement",
    "bilateral-labour-scheme", "border-pass", "brain-drain", "circular-migration", "community-sponsorship", "consulate",
    "consular-assistance", "criminalisation-of-migration", "deceptive-recruitment", "departure-bans",
    "diaspora-engagement", "diaspora-investment", "diaspora-skills", "displacement", "document-confiscation",
    "domestic-work", "evacuation-and-repatriation", "fair-recruitment", "family-reunification", "forced-return",
    "free-movement", "global-compact", "humanitarian-visa", "immigration-detention", "irregular-migration",
    "labour-attache", "migrant-deaths", "migrant-resource-centre", "migrant-smuggling", "migrant-vulnerability",
    "migration-funding", "mixed-movements", "permanent-residence", "pre-departure-orientation", "pushbacks-refoulement",
    "readmission-agreement", "recruiter-licensing", "recruitment-fees", "regular-pathways", "remittance-costs",
    "remittances", "residence-permit", "social-security-agreement", "sponsorship-system", "statelessness",
    "temporary-protection", "trafficking-in-persons", "visa", "work-permit", "xenophobia",
})  # fmt: skip
"""Concepts of other kinds of which hardly anybody speaks who does not speak of migration.

Domestic work is one: who asks here about those who do it asks about people who came for it. Chosen by hand; neither the
records nor the words of the vocabulary tell, since all of them are about migration.
"""
ENOUGH_CONCEPTS = 4
"""Who speaks of so many concepts of any kind speaks of the field; of fewer, roads and harvests speak too."""


def is_about_migration(concept: Concept) -> bool:
    """Tell whether a concept is about migration by itself."""
    return concept.facet in OF_MIGRATION or concept.id in BY_THEMSELVES


def is_of_the_field(text: str, concepts: Collection[str], vocabularies: Vocabularies) -> bool:
    """Tell whether a text that speaks of some concepts speaks of migration at all.

    It does if it says so, if one of the concepts is about migration by itself, or if there are several.
    """
    lower = text.lower()
    return (
        any(word in lower for word in MIGRATION)
        or any(is_about_migration(vocabularies.concepts[concept]) for concept in concepts)
        or len(concepts) >= ENOUGH_CONCEPTS
    )
