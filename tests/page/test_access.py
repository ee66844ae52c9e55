"""The page for everybody: axe finds nothing, and nothing is cut off, at desk and phone width."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.page.conftest import Desk

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = "The TSG will utilise the hall in order to meet. It was decided to disseminate the findings."


def violations(desk: Desk) -> list[str]:
    import axe_core_python

    if not desk.page.evaluate("'axe' in window"):
        script = Path(axe_core_python.__file__).parent / "axe.min.js"
        desk.page.evaluate(script.read_text(encoding="utf-8"))
    found: list[str] = desk.page.evaluate("""async () => {
        const found = await axe.run({resultTypes: ["violations"]});
        return found.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html).slice(0, 3));
    }""")
    return found


def is_wide(desk: Desk) -> bool:
    wide: bool = desk.page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return wide


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (640, "dark"), (360, "light")])
def test_axe_finds_nothing_and_nothing_is_cut_off(desk: Desk, width: int, scheme: str) -> None:
    """640 is what a desk screen of 1280 shows at twice the size."""
    page = desk.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})

    def look(name: str) -> None:
        page.wait_for_timeout(50)
        assert violations(desk) == [], name
        assert not is_wide(desk), name

    desk.again()
    look("start")
    desk.type(TEXT)
    page.click("#next")
    look("typing")
    desk.again()
    desk.drop(EXAMPLES / "agenda.md", EXAMPLES / "minutes.txt")
    page.click("#next")
    look("a pack")
    page.click("#tab-letters")
    look("letters")
    page.click("#tab-words")
    look("jargon buster")
    page.click("#save")
    look("save")
    page.keyboard.press("Escape")
    desk.open_settings()
    look("settings")
    desk.close_settings()
    page.click("#tab-paper")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})


def test_what_can_be_pressed_is_large_enough(desk: Desk) -> None:
    """At least 24 by 24, as WCAG 2.2 asks, but for links in a sentence."""
    desk.again()
    desk.drop(EXAMPLES / "agenda.md")
    small: list[str] = desk.page.evaluate("""() =>
        [...document.querySelectorAll("button, input, summary, textarea")]
            .filter((one) => one.offsetParent)
            .filter((one) => one.type !== "checkbox" && one.type !== "radio")
            .filter((one) => one.offsetWidth < 24 || one.offsetHeight < 24)
            .map((one) => one.outerHTML)""")
    assert small == []


def test_it_prints_the_jargon_buster_alone(desk: Desk) -> None:
    desk.again()
    desk.drop(EXAMPLES / "agenda.md")
    desk.page.click("#tab-words")
    desk.page.emulate_media(media="print")
    try:
        assert desk.page.is_visible("#words caption")
        assert not desk.page.is_visible("#save")
        assert not desk.page.is_visible("#headline")
        assert not desk.page.is_visible("footer")
        shown = desk.page.inner_text("#words tr:has-text('AOB')")
        assert "Any other business." in shown
    finally:
        desk.page.emulate_media(media="screen")
