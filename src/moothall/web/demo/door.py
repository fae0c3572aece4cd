"""The sample council's door for the server: all is read and ready while the story is still being told, and then it opens."""

from moothall.web.demo import turn
from moothall.web.wsgi import application

__all__ = ["application"]

turn.wait()
