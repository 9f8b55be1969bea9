from hearthwatch.api.camera_views import StatusView
from hearthwatch.model.camera import CameraState, CameraStatus, Problem, ProblemKind


def test_problems_are_shown_with_their_beginning() -> None:
    problem = Problem(ProblemKind.FROZEN, 1_800_000_000.0, "The picture stands still.")
    status = CameraStatus(state=CameraState.ONLINE, since=0.0, problems=(problem,), lost=7)
    view = StatusView.of(status).model_dump(mode="json")
    text, since = "The picture stands still.", "2027-01-15T08:00:00.000Z"
    assert view["problems"] == [{"kind": "frozen", "since": since, "text": text}]
    assert view["lost"] == 7
    assert (view["decoder"], view["decoder_reason"]) == ("software", None)
    assert (view["detector"], view["detector_reason"]) == (None, None)
