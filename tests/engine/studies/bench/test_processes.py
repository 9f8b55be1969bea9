import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from hearthwatch.studies.bench.processes import ProcessTree

from .conftest import wait_until_gone

WORK = "import time\nend = time.process_time() + {seconds}\nwhile time.process_time() < end: pass\n"
PARENT = """
import subprocess, sys
work = sys.argv[1]
subprocess.run([sys.executable, "-c", work])
child = subprocess.Popen([sys.executable, "-c", work + "print('done', flush=True); input()"],
                         stdin=subprocess.PIPE)
child.wait()
"""


@contextmanager
def family(seconds: float) -> Iterator[subprocess.Popen[str]]:
    """A parent with a child that has ended and one that still lives, both having worked."""
    command = [sys.executable, "-c", PARENT, WORK.format(seconds=seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "done\n"
    try:
        yield process
    finally:
        for pid in reversed(ProcessTree(process.pid).pids()):
            subprocess.run(["kill", "-9", str(pid)], check=False)
        process.wait()
        process.stdout.close()


def test_the_living_and_the_dead_are_counted() -> None:
    with family(0.3) as process:
        tree = ProcessTree(process.pid)
        assert tree.pids()[0] == process.pid
        assert len(tree.pids()) == 2
        assert 0.55 <= tree.cpu() < 3.0
        before = tree.cpu()
        time.sleep(0.2)
        assert tree.cpu() - before <= 0.02, "nobody works any more"


def test_memory_is_that_of_all() -> None:
    with family(0.0) as process:
        tree = ProcessTree(process.pid)
        whole, alone = tree.memory(), [ProcessTree(pid).memory() for pid in tree.pids()]
        assert 1 << 20 < whole.pss < whole.rss < 1 << 28
        assert whole.rss > alone[1].rss > 1 << 20


def test_all_are_killed_at_once() -> None:
    with family(0.0) as process:
        tree = ProcessTree(process.pid)
        pids = tree.pids()
        tree.kill()
        assert process.wait() == -signal.SIGKILL
        wait_until_gone(pids)


def test_who_is_gone_uses_nothing() -> None:
    with family(0.0) as process:
        tree = ProcessTree(process.pid)
    assert tree.cpu() == 0
    assert tree.memory().pss == 0
