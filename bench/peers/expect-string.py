"""Expects a string at the end of a file that a live cat prints. Prints the megabytes per second."""
import json, os, sys, time
import pexpect

path, needle = sys.argv[1:]
began = time.perf_counter()
cat = pexpect.spawn('cat', [path], timeout=None, maxread=65536)
cat.expect_exact(needle)
seconds = time.perf_counter() - began
print(json.dumps({'rate': os.path.getsize(path) / 1e6 / seconds}))
cat.close(force=True)
