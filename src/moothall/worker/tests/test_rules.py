"""What fails is tried again after growing waits, and not for ever."""

from itertools import pairwise

from moothall.worker import rules


def test_the_waits_grow_and_end():
    waits = [rules.wait_after(tries) for tries in range(1, 20)]
    tried = [wait for wait in waits if wait]
    assert all(shorter < longer for shorter, longer in pairwise(tried))
    assert waits[len(tried) :] == [None] * (19 - len(tried))


def test_a_worker_says_that_it_is_there_several_times_in_the_time_it_is_believed():
    assert rules.BEAT * 3 <= rules.LEASE
