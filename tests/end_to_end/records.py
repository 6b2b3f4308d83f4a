"""Records that the end-to-end tests write: whole ones, and ones to break."""

from pathlib import Path

PRACTICE = "content/practices/a-new-practice.md"
BROKEN = "content/practices/a-broken-practice.md"
GOOD = """\
---
title: A new practice
summary: Nurses are trained before they leave and their skills are recognised when they come back home again.
kind: programme
implementers: [iom]
countries: [KEN]
objectives: [18]
{more}sources:
  - title: A report
    publisher: A publisher
    url: https://example.org/report
    accessed: 2026-01-01
---

{narrative}
"""
ORGANISATION = """\
title: {title}
summary: The organisation of the United Nations for migration, with offices in most countries.
sources:
  - title: About us
    publisher: International Organization for Migration
    url: https://www.iom.int/about
type: un
"""
TINY_PRACTICE = """\
---
title: One-stop centre for migrant workers
summary: A centre where migrant workers find advice on work, housing and health in one place.
objectives: [16]
countries: [PRT]
sources:
  - title: Annual report
    publisher: Ministry of Labour
    url: https://www.iom.int/report
kind: service
implementers: [{organisation}]
---
"""
REQUEST = """\
---
title: Fair recruitment desk
summary: The labour ministry asks for help to set up a desk where workers check recruiters before they pay.
objectives: [6]
countries: [KEN]
origin: request
need: Workers pay fees to recruiters without a licence because they cannot check them.
stage: received
received: 2026-10-05
sources:
  - title: Letter of request
    publisher: Ministry of Labour
    url: https://www.iom.int/request
---
"""


def write(root: Path, name: str, text: str) -> Path:
    file = root / "content" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
