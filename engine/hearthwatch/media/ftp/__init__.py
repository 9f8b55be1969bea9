"""An FTP server to which cameras upload recordings, and that gives nothing out.

A camera sees a disk on which every folder is and where it may put files. What arrives is kept
apart until it is whole, and then lands in one folder of the camera's own, under a name that is made
of the path it was sent to.
"""

from hearthwatch.media.ftp.account import Account, Limits, Network, Receiver
from hearthwatch.media.ftp.landing import Landing
from hearthwatch.media.ftp.server import FtpServer

__all__ = ["Account", "FtpServer", "Landing", "Limits", "Network", "Receiver"]
