"""The filler in tests: small archives, of a small stock of sentences."""

from collections.abc import Iterator

import pytest

from benchmarks.fill import texts


@pytest.fixture(autouse=True, scope="package")
def _small_stock() -> Iterator[None]:
    """The stock of an archive of a million articles took longer to make than the 120 articles of a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "STOCK", {language: number // 10 for language, number in texts.STOCK.items()})
        texts.stock.cache_clear()
        yield
        texts.stock.cache_clear()
