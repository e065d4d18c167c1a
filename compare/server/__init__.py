"""The review as a page on this machine: `app` answers the browser, `store` keeps the decisions in a file.

It needs the extra `redraft[review]` (Flask, waitress). Nothing but the loopback interface is listened on.
"""
