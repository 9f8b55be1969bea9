"""Motion on drawn scenes, where everything that happens is known, and on real footage."""

from collections.abc import Callable, Iterator
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from hearthwatch.model.geometry import Box
from hearthwatch.vision.motion import Motion, MotionDetector, MotionParameters

SHAPE = (180, 320)
STEP = 0.2


class Scene:
    """A textured yard with sensor noise, looked at five times a second."""

    def __init__(self, *, noise: float = 2.0, seed: int = 7) -> None:
        self.random = np.random.default_rng(seed)
        self.noise = noise
        self.yard = self._texture(low=60, high=170)
        self.detector = MotionDetector()
        self.time = 0.0

    def _texture(self, *, low: float, high: float) -> np.ndarray:
        rough = self.random.normal(size=SHAPE)
        smooth = cv2.GaussianBlur(rough, (0, 0), 3) * 6 + cv2.GaussianBlur(rough, (0, 0), 20) * 40
        return np.interp(smooth, (smooth.min(), smooth.max()), (low, high))

    def picture(self, *people: Box, light: float | np.ndarray = 1.0) -> np.ndarray:
        height, width = SHAPE
        luma = self.yard.copy()
        for box in people:
            rows = slice(max(round(box.y * height), 0), round(box.bottom * height))
            columns = slice(max(round(box.x * width), 0), round(box.right * width))
            luma[rows, columns] = 25
        luma = luma * light + self.random.normal(0, self.noise, SHAPE)
        return np.clip(luma, 0, 255).astype(np.uint8)

    def look(self, *people: Box, light: float | np.ndarray = 1.0) -> Motion:
        self.time += STEP
        return self.detector.update(self.picture(*people, light=light), self.time)

    def rest(self, seconds: float, light: float | np.ndarray = 1.0) -> list[Motion]:
        return [self.look(light=light) for _ in range(round(seconds / STEP))]


def person(x: float, *, y: float = 0.5, pixels: int = 40) -> Box:
    return Box(x, y, pixels * 0.4 / SHAPE[1], pixels / SHAPE[0])


def walk(seconds: float, *, pixels: int = 40, speed: float = 0.1) -> Iterator[Box]:
    for number in range(round(seconds / STEP)):
        yield person(0.2 + speed * STEP * number, pixels=pixels)


def found(motion: Motion, thing: Box) -> bool:
    """Tell whether a region holds most of a thing."""
    return motion.active and any(
        region.intersection(thing) > 0.5 * thing.area for region in motion.regions
    )


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.rest(4)
    return scene


def test_learns_within_seconds_and_then_rests() -> None:
    scene = Scene()
    looks = scene.rest(10)
    learned = [look.learned for look in looks]
    assert not learned[0]
    assert learned[round(2.5 / STEP) :] == [True] * (len(looks) - round(2.5 / STEP))
    assert not any(look.active or look.regions for look in looks)


def test_passers_by_do_not_spoil_the_learning() -> None:
    scene = Scene()
    for box in walk(3, speed=0.2):
        scene.look(box)
    assert not any(look.active for look in scene.rest(3)[1:])


@pytest.mark.parametrize("pixels", [14, 25, 40, 90])
def test_sees_somebody_walk(scene: Scene, pixels: int) -> None:
    seen = [found(scene.look(box), box) for box in walk(6, pixels=pixels)]
    assert sum(seen) >= len(seen) - 2
    assert seen[2:] == [True] * (len(seen) - 2)


def test_sees_a_slow_walker_far_away(scene: Scene) -> None:
    boxes = list(walk(20, pixels=25, speed=0.01))
    seen = [found(scene.look(box), box) for box in boxes]
    assert sum(seen[3:]) >= 0.95 * len(seen[3:])


def test_regions_are_close_around_what_moves(scene: Scene) -> None:
    looks = [(scene.look(box), box) for box in walk(3)]
    motion, box = looks[-1]
    assert len(motion.regions) == 1
    assert motion.regions[0].area < 6 * box.area
    assert motion.share == pytest.approx(motion.regions[0].area, rel=0.35)


def test_says_the_share_and_the_threshold(scene: Scene) -> None:
    calm = scene.look().checks[0]
    assert (calm.passed, calm.value, calm.limit) == (False, 0.0, 0.005)
    assert calm.text == "motion share 0 % < 0.5 %"
    busy = [scene.look(box) for box in walk(1)][-1]
    assert busy.checks[0].passed
    assert busy.checks[0].text.endswith("≥ 0.5 %")


def test_a_higher_threshold_ignores_the_small() -> None:
    scene = Scene()
    scene.detector = MotionDetector(MotionParameters(threshold=0.05))
    scene.rest(4)
    looks = [scene.look(box) for box in walk(3)]
    assert any(look.regions for look in looks)
    assert not any(look.active for look in looks)


def test_somebody_who_stops_stays_motion_for_tens_of_seconds(scene: Scene) -> None:
    for box in walk(2):
        scene.look(box)
    assert all(found(scene.look(person(0.4)), person(0.4)) for _ in range(round(20 / STEP)))
    for _ in range(round(40 / STEP)):
        scene.look(person(0.4))
    assert not scene.look(person(0.4)).active
    assert not any(look.active for look in scene.rest(3)[round(1.5 / STEP) :])


def test_who_stood_there_from_the_start_leaves_no_ghost_for_long() -> None:
    scene = Scene()
    for _ in range(round(10 / STEP)):
        scene.look(person(0.4))
    assert not any(look.active for look in scene.rest(15)[round(10 / STEP) :])


@pytest.mark.parametrize("light", [0.5, 0.7, 1.4])
def test_a_light_step_is_no_motion(scene: Scene, light: float) -> None:
    looks = scene.rest(6, light=light)
    assert not any(look.active for look in looks)
    assert looks[0].light_change
    assert all(look.learned for look in looks[round(2 / STEP) :])
    assert all(found(scene.look(box, light=light), box) for box in list(walk(3))[2:])


def test_a_lamp_over_a_part_of_the_picture_is_no_lasting_motion(scene: Scene) -> None:
    rows, columns = np.mgrid[: SHAPE[0], : SHAPE[1]]
    lamp = 1 + 0.9 * np.exp(-((rows - 90) ** 2 + (columns - 220) ** 2) / (2 * 45**2))
    looks = scene.rest(6, light=lamp)
    assert sum(look.active for look in looks) <= 5
    assert not any(look.active for look in looks[round(2 / STEP) :])


def test_sees_who_walks_while_the_gain_changes(scene: Scene) -> None:
    seen = [
        found(motion, box) or not motion.learned
        for number, box in enumerate(walk(6))
        if (motion := scene.look(box, light=1 - 0.02 * number if number < 20 else 0.6))
    ]
    assert all(seen[2:])


def test_clouds_are_no_motion(scene: Scene) -> None:
    lights = 1 + 0.3 * np.sin(np.arange(300) * STEP / 3)
    assert not any(scene.look(light=float(light)).active for light in lights)


def test_night_noise_is_no_motion_and_hides_nobody() -> None:
    scene = Scene(noise=9)
    scene.rest(4)
    assert not any(look.active for look in scene.rest(30))
    seen = [found(scene.look(box), box) for box in walk(5)]
    assert sum(seen) >= len(seen) - 2


def test_infrared_light_is_learned_in_two_seconds(scene: Scene) -> None:
    scene.yard = scene._texture(low=20, high=230)
    looks = scene.rest(5)
    assert looks[0].light_change
    assert not any(look.active for look in looks)
    assert all(look.learned for look in looks[round(2 / STEP) :])
    seen = [found(scene.look(box), box) for box in walk(3)]
    assert sum(seen) >= len(seen) - 2


def rain(scene: Scene) -> np.ndarray:
    drops = np.zeros(SHAPE)
    for x, y in scene.random.integers((0, 0), (320, 180), (120, 2)):
        drops[y : y + 8, x] = 38
    return drops


def test_rain_is_no_motion(scene: Scene) -> None:
    yard, active = scene.yard, 0
    for _ in range(150):
        scene.yard = yard + rain(scene)
        active += scene.look().active
    assert active <= 4


def lamp(x: int, y: int, *, power: float = 0.9, reach: int = 45) -> np.ndarray:
    """The gain of a pool of light."""
    rows, columns = np.mgrid[: SHAPE[0], : SHAPE[1]]
    return 1 + power * np.exp(-((rows - y) ** 2 + (columns - x) ** 2) / (2 * reach**2))


def test_a_lamp_amid_clouds_is_no_motion_and_hides_nobody(scene: Scene) -> None:
    active, seen = 0, []
    people = iter(list(walk(6)))
    for number in range(300):
        clouds = 1 + 0.25 * np.sin(number * STEP / 3)
        on = number % 100 >= 50
        light = clouds * (lamp(220, 90) if on else 1.0)
        if number >= 270 and (box := next(people, None)):
            seen.append(found(scene.look(box, light=light), box))
        else:
            active += scene.look(light=light).active
    assert active <= 3
    assert sum(seen) >= len(seen) - 2


def test_shadows_of_clouds_are_no_motion_and_hide_nobody(scene: Scene) -> None:
    columns = np.arange(SHAPE[1])

    def sky(number: int) -> np.ndarray:
        wave = np.sin(columns / 45 - number * STEP * 0.5)
        return np.broadcast_to(1 - 0.3 / (1 + np.exp(-4 * wave)), SHAPE)

    assert not any(scene.look(light=sky(number)).active for number in range(150))
    boxes = list(walk(6))
    seen = [found(scene.look(box, light=sky(150 + n)), box) for n, box in enumerate(boxes)]
    assert sum(seen) >= len(seen) - 2


def test_keyframes_that_change_the_whole_picture_a_little_are_no_motion(scene: Scene) -> None:
    """Compression breathes: with every keyframe all blocks are coded anew."""
    for _ in range(20):
        coded = scene.random.normal(0, 3, (SHAPE[0] // 4, SHAPE[1] // 4)).repeat(4, 0).repeat(4, 1)
        assert not any(scene.look(light=1 + coded / 120).active for _ in range(10))


def test_sees_somebody_tiny_in_calm_air_also_after_rain() -> None:
    scene = Scene(noise=3)
    yard = scene.yard
    for _ in range(60):
        scene.yard = yard + rain(scene)
        scene.look()
    scene.yard = yard
    scene.rest(40)
    seen = [found(scene.look(box), box) for box in walk(8, pixels=10, speed=0.03)]
    assert sum(seen) >= 0.9 * len(seen)


@pytest.mark.parametrize("keyframes", [1.0, 2.0, 4.0])
def test_sleeping_and_waking_is_no_motion_and_loses_nobody(scene: Scene, keyframes: float) -> None:
    """While asleep only keyframes are seen; then five looks a second, blockier ones."""
    sharp, seen = scene.yard, []
    blocks = cv2.resize(cv2.resize(sharp, (80, 45), interpolation=cv2.INTER_AREA), (320, 180))
    coarse = 0.9 * sharp + 0.1 * blocks
    for _ in range(6):
        scene.yard = sharp
        for _ in range(round(12 / keyframes)):
            scene.time += keyframes - STEP
            assert not scene.look().active
        scene.time += keyframes - STEP
        seen.append(found(scene.look(person(0.2)), person(0.2)))
        scene.yard = coarse
        seen += [found(scene.look(box), box) for box in walk(4)]
        assert not any(look.active for look in scene.rest(5))
    assert sum(seen) >= 0.97 * len(seen)


def test_other_parameters_apply_at_once_and_forget_nothing(scene: Scene) -> None:
    boxes = iter(list(walk(10)))
    left = ((0.0, 0.0), (0.9, 0.0), (0.9, 1.0), (0.0, 1.0))

    def next_look() -> Motion:
        return scene.look(next(boxes))

    assert [next_look() for _ in range(3)][-1].active
    scene.detector.apply(MotionParameters(threshold=0.5))
    high = next_look()
    assert (high.learned, high.active, high.checks[0].limit) == (True, False, 0.5)
    assert high.regions
    scene.detector.apply(MotionParameters(masks=(left,)))
    masked = next_look()
    assert (masked.learned, masked.regions) == (True, ())
    scene.detector.apply(MotionParameters())
    assert next_look().active
    assert next_look().regions


def test_parameters_apply_before_the_first_look() -> None:
    detector = MotionDetector()
    detector.apply(MotionParameters(threshold=0.25))
    picture = np.full(SHAPE, 100, np.uint8)
    looks = [detector.update(picture, number * STEP) for number in range(30)]
    assert looks[-1].checks[0].limit == 0.25


def test_masked_parts_count_neither_as_motion_nor_as_picture() -> None:
    left_half = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))
    scene = Scene()
    scene.detector = MotionDetector(MotionParameters(masks=(left_half,)))
    scene.rest(4)
    looks = [scene.look(person(0.1 + 0.01 * number)) for number in range(15)]
    assert not any(look.active or look.regions for look in looks)
    plain = Scene()
    plain.rest(4)
    masked_share = [scene.look(person(0.6 + 0.01 * number)).share for number in range(15)][-1]
    plain_share = [plain.look(person(0.6 + 0.01 * number)).share for number in range(15)][-1]
    assert masked_share == pytest.approx(2 * plain_share, rel=0.1)


def test_a_picture_masked_altogether_is_calm() -> None:
    scene = Scene()
    everything = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    scene.detector = MotionDetector(MotionParameters(masks=(everything,)))
    scene.rest(4)
    assert not any(scene.look(box).active for box in walk(2))


@pytest.mark.parametrize(
    ("shape", "time"), [((120, 160), 5.0), (SHAPE, 1.0), (SHAPE, 60.0)], ids=str
)
def test_another_size_and_a_broken_clock_start_again(
    scene: Scene, shape: tuple[int, int], time: float
) -> None:
    picture = cv2.resize(scene.picture(), shape[::-1])
    assert not scene.detector.update(picture, time).learned


def test_uneven_times_and_repeated_ones_are_fine(scene: Scene) -> None:
    for pause in (0.0, 0.03, 1.0, 3.0, 0.0, 0.2) * 5:
        scene.time += pause
        assert not scene.detector.update(scene.picture(), scene.time).active


@pytest.mark.parametrize(
    "picture",
    [np.zeros((180, 320, 3), np.uint8), np.zeros(SHAPE, np.float32), np.zeros((4, 4), np.uint8)],
    ids=["colour", "float", "tiny"],
)
def test_refuses_what_is_no_luma(picture: np.ndarray) -> None:
    with pytest.raises(ValueError, match="luma picture is needed"):
        MotionDetector().update(picture, 0.0)


@pytest.mark.parametrize("level", [0, 255])
def test_a_picture_of_one_colour_is_calm(level: int) -> None:
    detector = MotionDetector()
    looks = [detector.update(np.full(SHAPE, level, np.uint8), t * STEP) for t in range(30)]
    assert looks[-1].learned
    assert not any(look.active for look in looks)


def test_a_covered_lens_and_back() -> None:
    scene = Scene()
    scene.rest(4)
    scene.rest(5, light=0.0)
    looks = scene.rest(8)
    assert looks[-1].learned
    assert not any(look.active for look in looks[round(3 / STEP) :])


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"threshold": 1.5}, r"threshold 1\.5 is no share"),
        ({"masks": (((0, 0), (1, 1)),)}, "mask 1 needs at least 3 points, has 2"),
        ({"masks": (((0, 0), (1, 1), (1, 0), (0, 1)),)}, "mask 1 crosses itself"),
    ],
)
def test_refuses_bad_parameters(parameters: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        MotionParameters(**parameters)  # type: ignore[arg-type]


def test_gives_the_same_answers_twice() -> None:
    def run() -> list[Motion]:
        scene = Scene()
        return [*scene.rest(4), *(scene.look(box) for box in walk(3))]

    assert run() == run()


def lumas(path: Path, rate: float, size: tuple[int, int]) -> Iterator[tuple[float, np.ndarray]]:
    """Yield stream time and small luma at most so many times a second."""
    with av.open(str(path)) as container:
        due = 0.0
        for frame in container.decode(video=0):
            if frame.time is not None and frame.time >= due - 1e-6:
                due += 1 / rate
                yield frame.time, cv2.resize(frame.to_ndarray(format="gray"), size)


def test_a_tree_in_the_wind_settles_until_a_hand_comes(footage: Callable[[str], Path]) -> None:
    detector = MotionDetector()
    looks = [
        (time, detector.update(luma, time))
        for time, luma in lumas(footage("tree.avi"), 15, (320, 240))
    ]
    wind = [look.active for time, look in looks if 10 <= time < 23]
    assert len(wind) >= 28
    assert sum(wind) < 0.05 * len(wind)
    hand = [look for time, look in looks if 23.4 < time < 25.6]
    assert all(look.active or not look.learned for look in hand)
    assert hand[0].active
    assert any(region.right > 0.9 for region in hand[0].regions)


def test_finds_the_people_who_walk_over_a_square(footage: Callable[[str], Path]) -> None:
    """Hold the regions against the difference to the clip's own median, known afterwards."""
    frames = list(lumas(footage("vtest.avi"), 5, (320, 240)))
    plate = np.median([luma for _, luma in frames[::4]], axis=0).astype(np.uint8)
    detector = MotionDetector()
    seen: list[bool] = []
    empty = regions = 0
    for time, luma in frames:
        motion = detector.update(luma, time)
        if time < 3:
            continue
        assert motion.learned
        people, differs = _upright_blobs(luma, plate)
        seen += [_covered(box, motion.regions) for box in people]
        regions += len(motion.regions)
        empty += sum(not differs[_slices(region)].any() for region in motion.regions)
    assert len(seen) > 800
    assert np.mean(seen) > 0.98
    assert empty < 0.05 * regions


def _upright_blobs(luma: np.ndarray, plate: np.ndarray) -> tuple[list[Box], np.ndarray]:
    difference = cv2.GaussianBlur(cv2.absdiff(luma, plate), (3, 3), 0)
    differs = cv2.morphologyEx((difference > 28).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((4, 4)))
    _, _, stats, _ = cv2.connectedComponentsWithStats(differs)
    height, width = luma.shape
    people = [
        Box(x / width, y / height, w / width, h / height)
        for x, y, w, h, area in stats[1:].tolist()
        if area > 120 and 1.4 < h / w < 4.5
    ]
    return people, differs


def _covered(box: Box, regions: tuple[Box, ...]) -> bool:
    return any(region.intersection(box) > 0.5 * box.area for region in regions)


def _slices(box: Box) -> tuple[slice, slice]:
    return (
        slice(round(box.y * 240), round(box.bottom * 240)),
        slice(round(box.x * 320), round(box.right * 320)),
    )
