"""A container of the app's image, run as Docker runs it, with no network but its own loopback."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TOKEN = "0123456789abcdef" * 4
"""Opens the Supervisor's API."""

INGRESS = "172.30.32.2"
"""Where requests come from that the Supervisor lets through."""

USER = 8099
"""The engine's, by number."""

# What Docker leaves to a container that asks for nothing.
CAPABILITIES = tuple(
    f"CAP_{name}"
    for name in [
        "AUDIT_WRITE",
        "CHOWN",
        "DAC_OVERRIDE",
        "FOWNER",
        "FSETID",
        "KILL",
        "MKNOD",
        "NET_BIND_SERVICE",
        "NET_RAW",
        "SETFCAP",
        "SETGID",
        "SETPCAP",
        "SETUID",
        "SYS_CHROOT",
    ]
)
SYSTEM = [
    ("/proc", "proc", "proc", ["nosuid", "noexec", "nodev"]),
    ("/dev", "tmpfs", "tmpfs", ["nosuid", "strictatime", "mode=755", "size=65536k"]),
    (
        "/dev/pts",
        "devpts",
        "devpts",
        ["nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620"],
    ),
    ("/dev/shm", "tmpfs", "shm", ["nosuid", "noexec", "nodev", "mode=1777", "size=65536k"]),
    ("/sys", "sysfs", "sysfs", ["nosuid", "noexec", "nodev", "ro"]),
    ("/run", "tmpfs", "tmpfs", ["nosuid", "nodev", "mode=755"]),
]


# crun wants the one kind of cgroup, where this machine may still have both.
CRUN = [
    *("unshare", "--mount", "sh", "-c"),
    'mount -t cgroup2 none /sys/fs/cgroup && exec crun --cgroup-manager=disabled "$@"',
    "crun",
]


def run(*command: str, **options: Any) -> str:
    """Run a program of this machine and return what it prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def wait_for[T](what: Callable[[], T], *, seconds: float, name: str) -> T:
    """Wait until something is true, and return it."""
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end, f"waited {seconds:g} s for {name}"
        time.sleep(0.05)
    return found


@dataclass
class Image:
    """A built image, by its name.

    Attributes:
        configuration: what Docker would read in it: Env, Entrypoint, Healthcheck, Labels …
    """

    name: str
    configuration: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        inspected = json.loads(run("buildah", "inspect", "--type", "image", self.name))
        self.configuration = inspected["Docker"]["config"]

    @property
    def environment(self) -> dict[str, str]:
        return dict(text.split("=", 1) for text in self.configuration["Env"])


@dataclass
class Container:
    """One container, and the folders that the Supervisor maps into it.

    Attributes:
        network: process whose network namespace the container shares.
        folder: on this machine, with data, config and media in it.
        read_only: of these the ones that cannot be written to.
    """

    image: Image
    network: int
    folder: Path
    read_only: frozenset[str] = frozenset()
    environment: Mapping[str, str] = field(default_factory=dict)
    capabilities: Sequence[str] = CAPABILITIES
    started: float = 0
    _process: subprocess.Popen[bytes] | None = None
    _layer: str = ""

    @property
    def log(self) -> str:
        return (self._bundle_folder / "log").read_text(errors="replace")

    @property
    def root(self) -> Path:
        """Where its file system is seen from here."""
        return Path(json.loads((self._bundle_folder / "config.json").read_text())["root"]["path"])

    def open(self) -> None:
        """Lay out its file system without starting anything."""
        for name in ("data", "config", "media"):
            (self.folder / name).mkdir(exist_ok=True)
        self._bundle_folder.mkdir()
        self._layer = run("buildah", "from", self.image.name).strip()
        root = run("buildah", "mount", self._layer).strip()
        (self._bundle_folder / "config.json").write_text(json.dumps(self._bundle(root)))
        # Docker's own resolver does this.
        (self.root / "etc/hosts").write_text("127.0.0.1 localhost supervisor\n")

    def start(self) -> None:
        self.open()
        with (self._bundle_folder / "log").open("ab") as log:
            self.started = time.monotonic()
            self._process = subprocess.Popen(
                [*CRUN, "run", self._name],
                cwd=self._bundle_folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def stop(self) -> tuple[int, float]:
        """Ask it to end, as `docker stop` does; return its exit code and the seconds it took."""
        before = time.monotonic()
        run(*CRUN, "kill", self._name, "TERM")
        return self.ended(seconds=20), time.monotonic() - before

    def ended(self, *, seconds: float) -> int:
        """Wait until it has ended and return its exit code."""
        assert self._process
        return self._process.wait(seconds)

    def remove(self) -> None:
        if self._process and self._process.poll() is None:
            subprocess.run([*CRUN, "kill", self._name, "KILL"], check=False)
            self._process.wait(20)
        subprocess.run([*CRUN, "delete", "--force", self._name], check=False, capture_output=True)
        if self._layer:
            run("buildah", "rm", self._layer)

    def execute(self, *command: str) -> str:
        """Run a program in it as root, as `docker exec` does."""
        return run(*CRUN, "exec", self._name, *command)

    def chroot(self, *command: str) -> str:
        """Run a program in its file system, with nothing of it started."""
        return run("chroot", str(self.root), *command)

    def healthy(self) -> bool:
        """Do what the image's HEALTHCHECK says."""
        kind, command = self.image.configuration["Healthcheck"]["Test"]
        assert kind == "CMD-SHELL"
        with_shell = [*CRUN, "exec", self._name, "/bin/sh", "-c", command]
        return subprocess.run(with_shell, check=False, capture_output=True).returncode == 0

    def wait_until_healthy(self, *, seconds: float = 60) -> float:
        """Return the seconds since its start."""
        wait_for(self._healthy_or_dead, seconds=seconds, name=f"health; the log:\n{self.log}")
        return time.monotonic() - self.started

    def processes(self) -> list[dict[str, Any]]:
        """List its processes: name, user, capabilities, command line."""
        found = []
        for pid in self.execute("sh", "-c", "cd /proc && echo [0-9]*").split():
            status = self.execute("sh", "-c", f"cat /proc/{pid}/status 2>/dev/null || true")
            facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
            if facts:
                uid = int(facts["Uid"].split()[0])
                found.append(
                    {
                        "pid": int(pid),
                        "name": facts["Name"],
                        "uid": uid,
                        "effective": int(facts["CapEff"], 16),
                    }
                )
        return found

    @property
    def _name(self) -> str:
        return f"hearthwatch-{os.getpid()}-{id(self)}"

    @property
    def _bundle_folder(self) -> Path:
        return self.folder / self._name

    def _healthy_or_dead(self) -> bool:
        assert self._process
        assert self._process.poll() is None, f"it has ended:\n{self.log}"
        return self.healthy()

    def _bundle(self, root: str) -> dict[str, Any]:
        environment = self.image.environment | self.environment
        system = [
            {"destination": place, "type": kind, "source": source, "options": options}
            for place, kind, source, options in SYSTEM
        ]
        mapped = [
            {
                "destination": f"/{name}",
                "type": "bind",
                "source": str(self.folder / name),
                "options": ["rbind", "ro" if name in self.read_only else "rw"],
            }
            for name in ("data", "config", "media")
        ]
        return {
            "ociVersion": "1.0.2",
            "hostname": "0123abcd-hearthwatch",
            "root": {"path": root},
            "mounts": system + mapped,
            "process": {
                "args": self.image.configuration["Entrypoint"],
                "cwd": "/",
                "env": [f"{name}={value}" for name, value in environment.items()],
                "user": {"uid": 0, "gid": 0},
                "capabilities": {
                    kind: list(self.capabilities) for kind in ("bounding", "effective", "permitted")
                },
            },
            "linux": {
                "namespaces": [
                    *({"type": kind} for kind in ("pid", "mount", "ipc", "uts")),
                    {"type": "network", "path": f"/proc/{self.network}/ns/net"},
                ],
            },
        }


def end(process: subprocess.Popen[Any]) -> None:
    """End a process of ours."""
    process.send_signal(signal.SIGKILL)
    process.wait()
