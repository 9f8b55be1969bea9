"""An FTP server to which cameras upload recordings, and that gives nothing out.

A camera sees a disk on which every folder is and where it may put files. What arrives is kept
apart until it is whole, and then lands in one folder of the camera's own, under a name that is made
of the path it was sent to.

It is our own because servers that are made to give files out had to be overridden nearly everywhere
to be safe against a network full of cameras: data ports open to anybody, answers without a bound,
uploads that end with the idle time.
"""

from hearthwatch.ftp.account import Account, Limits, Network, Receiver
from hearthwatch.ftp.landing import Landing
from hearthwatch.ftp.server import FtpServer

__all__ = ["Account", "FtpServer", "Landing", "Limits", "Network", "Receiver"]
