"""The Co-creation Handbook as data: read, linked and published, without any site generator.

The journey of every word a reader sees fits on one line:

    data/*.yaml ──read──▶ Handbook ──publish──▶ outputs ──door──▶ a site

The smallest whole example:

    from pathlib import Path
    from handbook.publishing import publish
    from handbook.reading import read_handbook

    handbook = read_handbook(Path("data"))      # or HandbookError, with every problem at once
    publication = publish(handbook)             # pages and exports; nothing is written yet
    for each in (*publication.pages, *publication.files):
        print(each.path)

A record is what an author wrote: flat, frozen, holding ids. Relations live in the `Handbook`.
Templates get small views and never search. The rooms stand in the order of `ROOMS`, and each
leans only on rooms before it; `tests/test_house.py` keeps that.
"""

ROOMS = (
    "sharing",
    "languages",
    "yaml_text",
    "wording",
    "problems",
    "danish",
    "spellings",
    "source",
    "prose",
    "fields",
    "model",
    "guides",
    "anatomy",
    "translations",
    "complaints",
    "library",
    "checking",
    "questions",
    "reading",
    "output",
    "mentions",
    "addresses",
    "facets",
    "templating",
    "rendering",
    "printing",
    "findable",
    "findables",
    "search",
    "schemas",
    "manuscripts",
    "proposals",
    "form",
    "feeds",
    "pages",
    "exports",
    "booklets",
    "documents",
    "publishing",
    "settling",
    "likeness",
    "indexing",
    "indexer",
    "frame",
    "macros",
    "commands",
    "__main__",
)
"""Every room of the house, the ground floor first."""
