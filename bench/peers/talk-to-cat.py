"""Sends lines to a live cat and expects each back. Prints the milliseconds."""
import json, sys, time
import pexpect

exchanges = int(sys.argv[1])
cat = pexpect.spawn('cat', echo=False)
cat.delaybeforesend = None
began = time.perf_counter()
for index in range(1, exchanges + 1):
    cat.sendline(f'line {index};')
    cat.expect_exact(f'line {index};')
print(json.dumps({'first': (time.perf_counter() - began) * 1000}))
cat.close(force=True)
