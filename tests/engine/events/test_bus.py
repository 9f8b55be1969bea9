import asyncio

from hearthwatch.events import Bus, Dropped, Notice, Topic


async def test_each_hears_what_it_wants() -> None:
    bus = Bus()
    with (
        bus.subscribe([Topic.EVENTS]) as events,
        bus.subscribe([Topic.EVENTS, Topic.METRICS]) as both,
        bus.subscribe([Topic.METRICS], where=lambda notice: notice.payload > 1) as large,
    ):
        bus.publish(Topic.EVENTS, "a")
        bus.publish(Topic.METRICS, 1)
        bus.publish(Topic.METRICS, 2)
        assert await events.get() == Notice(Topic.EVENTS, "a")
        assert [(await both.get()).payload for _ in range(3)] == ["a", 1, 2]  # type: ignore[union-attr]
        assert await large.get() == Notice(Topic.METRICS, 2)


async def test_waiting_listener_is_woken() -> None:
    bus = Bus()
    with bus.subscribe([Topic.EVENTS]) as listener:
        waiting = asyncio.create_task(listener.get())
        await asyncio.sleep(0)
        assert not waiting.done()
        bus.publish(Topic.EVENTS, 1)
        assert await waiting == Notice(Topic.EVENTS, 1)


async def test_full_queue_gives_up_the_oldest_and_says_so() -> None:
    bus = Bus()
    with bus.subscribe([Topic.EVENTS], size=3) as listener:
        for number in range(10):
            bus.publish(Topic.EVENTS, number)
        heard = [await listener.get() for _ in range(4)]
        assert heard == [Dropped(Topic.EVENTS, 7), *(Notice(Topic.EVENTS, n) for n in (7, 8, 9))]
        bus.publish(Topic.EVENTS, 10)
        assert await listener.get() == Notice(Topic.EVENTS, 10)


async def test_boxes_never_push_out_an_event() -> None:
    bus = Bus()
    with bus.subscribe([Topic.TRACKS, Topic.EVENTS], size=2) as listener:
        bus.publish(Topic.EVENTS, "fire")
        for number in range(100):
            bus.publish(Topic.TRACKS, number)
        assert await listener.get() == Notice(Topic.EVENTS, "fire")
        assert await listener.get() == Dropped(Topic.TRACKS, 98)


async def test_topics_may_change_and_leaving_ends_it() -> None:
    bus = Bus()
    with bus.subscribe() as listener:
        bus.publish(Topic.EVENTS, 1)
        listener.topics.add(Topic.EVENTS)
        bus.publish(Topic.EVENTS, 2)
        assert await listener.get() == Notice(Topic.EVENTS, 2)
    bus.publish(Topic.EVENTS, 3)
    waiting = asyncio.create_task(listener.get())
    await asyncio.sleep(0)
    assert not waiting.done()
    waiting.cancel()


async def test_who_attends_hears_everything_at_once_and_in_order() -> None:
    bus = Bus()
    heard: list[Notice] = []
    bus.attend(heard.append)
    for number in range(1000):
        bus.publish(Topic.EVENTS if number % 2 else Topic.METRICS, number)
        assert heard[-1].payload == number
    assert [notice.number for notice in heard] == [*range(1, 1001)]
    assert bus.published == 1000
