from hearthwatch.studies.bench.deliveries import Sent, deliveries_table


def test_figures() -> None:
    committed = (("a", 10.0), ("b", 10.5), ("c", 11.0))
    sent = Sent(committed, (("a", 10.25), ("a", 10.375), ("b", 11.0), ("c", 12.0)))
    assert sent.delays == [0.25, 0.5, 1.0]
    assert (sent.lost, sent.in_order, sent.rate) == (0, True, 1.5)
    assert not Sent(committed, (("b", 11.0), ("a", 12.0), ("c", 13.0))).in_order
    assert Sent(committed, (("b", 11.0),)).lost == 2
    assert Sent(committed, ()).rate is None


def test_all_arrive_at_a_real_receiver() -> None:
    said: list[str] = []
    *_, table = deliveries_table(rate=100, seconds=0.3, progress=said.append)
    motion, alerts, limited = ([*row] for row in table.rows)
    assert motion[2] == alerts[2] == 30
    assert limited[2] == 25
    assert motion[-2:] == alerts[-2:] == limited[-2:] == [0, "yes"]
    assert limited[4] <= 6.5
    assert len(said) == 3
