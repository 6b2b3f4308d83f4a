import gc

import pytest

from build_tools.engine import held_collector


def test_the_collector_is_held_inside_and_works_again_outside() -> None:
    assert gc.isenabled()
    with held_collector():
        assert not gc.isenabled()
        with held_collector():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_works_again_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), held_collector():
        raise ZeroDivisionError
    assert gc.isenabled()
