"""`python -m moothall` is the `moothall` command."""

from moothall.web.command import main

main()
