from build_tools.publish.dated import dated
from build_tools.publish.house import House
from tests.unit.pages import sample


def test_pages_and_shells_bear_the_day_of_the_content_and_nothing_else_is_touched() -> None:
    house = House(
        {"about/index.html": b"of %%COMMONS:date%%.", "a.css": b"%%COMMONS:date%%"},
        {"list": "%%COMMONS:title%% of %%COMMONS:date%%."},
    )
    site = sample.site()
    shown = f'<time datetime="{site.build_date.isoformat()}">'
    done = dated(house, site)
    assert done.files["about/index.html"].decode().startswith(f"of {shown}")
    assert done.files["a.css"] == house.files["a.css"]
    assert done.shells["list"].startswith(f"%%COMMONS:title%% of {shown}")
    assert "COMMONS:date" not in done.shells["list"]


def test_a_house_dated_twice_is_the_same() -> None:
    house = House({"index.html": b"%%COMMONS:date%%"}, {})
    assert dated(house, sample.site()) == dated(house, sample.site())
