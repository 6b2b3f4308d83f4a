"""The forms: filled by keyboard alone, kept, mended, sent; and records changed without loss."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from build_tools.config import load_config
from build_tools.forms import FORM_TYPES
from build_tools.parse.formatting import format_record
from build_tools.records import record_type
from build_tools.records.key_order import key_order
from tests.browser.conftest import Watch, new_page
from tests.browser.form_filling import Typist
from tests.browser.looking import NARROW, too_wide, violations
from tests.conftest import REPOSITORY

FORM = "[data-part='contribute'][data-ready]"
EDITED = """async ([type, folder, ids]) => {
  const module = path => import(`/assets/javascripts/contribute/${path}.js`);
  const [{RecordForm}, {recordFile}] = await Promise.all(['record-form', 'record-file'].map(module));
  const page = new DOMParser().parseFromString(await (await fetch(`/contribute/new/${type}/`)).text(), 'text/html');
  const root = document.adoptNode(page.querySelector("[data-part='contribute']"));
  document.querySelector('article').replaceChildren(root);
  const told = JSON.parse(root.querySelector('script').textContent);
  const form = new RecordForm(root, told);
  const files = [];
  for (const id of ids) {
    const data = await (await fetch(`/${folder}/${id}.json`)).json();
    const fields = Object.fromEntries(Object.entries(data).filter(([name]) => name in told.outline.models[told.outline.model]));
    const edited = {address: `${folder}/${id}`, id, fields, body: data.narrative ?? '', digest: data.digest};
    if (form.edited === undefined) await form.start(edited);
    form.edited = edited;
    form.fill(fields, edited.body, id);
    const record = form.record();
    files.push(recordFile(record.fields, record.body, told));
  }
  return files;
}"""
EVERY = 9
"""Of so many real records, one is put through its form."""


@pytest.fixture
def form(page: Page, site_url: str) -> Page:
    """The form for a practice."""
    page.goto(f"{site_url}contribute/new/practice/")
    page.wait_for_selector(FORM)
    return page
