"""The reader in a real browser: clicked, starred, reloaded, ended."""

from pathlib import Path

import pytest

from tests.cli.running import printed
from tests.cli.served import CHROMIUM, Served, chromium
from tests.conftest import SEEDS

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine to open the reader in")


async def test_a_star_given_in_the_browser_is_kept_over_a_reload(tmp_path: Path) -> None:
    home = tmp_path / "home"
    ids = [snippet["id"] for snippet in printed(home, "--in", str(SEEDS))]
    with Served(home, str(SEEDS)) as served:
        async with chromium(tmp_path / "browser") as page:
            await page.go(served.way_in)
            await page.wait_for("France-Niger Military")
            await page.click(page.size[0] // 2, 6)
            await page.press("s")
            await page.wait_for("Starred.")
            await page.picture(tmp_path / "starred.png")
            page.drawn = b""
            await page.say("Page.reload")
            await page.wait_for("★")
            assert served.token not in (await page.say("Page.getNavigationHistory"))["entries"][-1]["url"]
            await page.press("q")
            await page.wait_for_text("The reader is closed.")
            assert {address.split("/")[2] for address in page.asked if "://" in address} == {served.host}
        assert [snippet["id"] for snippet in printed(home, "--in", str(SEEDS), "is:starred")] == [ids[1]]
        assert served.end() == ""
        assert served.readers() == []
