from hearthwatch.studies.bench.deliveries import Sent, deliveries_table


def test_figures() -> None:
    committed = (("a", 10.0), ("b", 10.5), ("c", 11.0))
    sent = Sent(committed, (("a", 10.25), ("a", 10.375), ("b", 11.0), ("c", 12.0)))
    assert sent.delays == [0.25, 0.5, 1.0]
    assert (sent.lost, sent.in_order, sent.rate) == (0, True, 1.5)
    assert not Sent(committed, (("b", 11.0), ("a", 12.0), ("c", 13.0))).in_order
    assert Sent(committed, (("b", 11.0),)).lost == 2
    assert Sent(committed, ()).rate is None


def test_all_arrive_at_a_real_receiver(our_children: None) -> None:
    said: list[str] = []
    *_, table = deliveries_table(rate=100, seconds=0.3, progress=said.append)
    motion, alerts, limited, mqtt, mqtt_alerts, easy, reconnect = ([*row] for row in table.rows)
    assert {row[0] for row in (mqtt, mqtt_alerts)} == {"mqtt"}
    assert {row[3] for row in (motion, alerts, mqtt, mqtt_alerts)} == {30}
    assert limited[3] == 25
    assert (easy[3], easy[4]) == (6, 20)
    for row in (motion, alerts, limited, mqtt, mqtt_alerts, easy):
        assert row[-2:] == [0, "yes"]
    assert limited[5] <= 6.5
    assert reconnect[1] == "reconnect"
    assert reconnect[3] > 20 * 20
    assert 0 < reconnect[6] <= reconnect[7] <= 1000 * reconnect[3] / reconnect[5]
    assert len(said) == 7
