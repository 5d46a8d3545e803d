"""Reads everything a program prints. Prints the milliseconds."""
import json, sys, time
import pexpect

began = time.perf_counter()
program = pexpect.spawn(sys.argv[1], sys.argv[2:], maxread=65536)
while True:
    try:
        program.read_nonblocking(65536, None)
    except pexpect.EOF:
        break
program.close()
print(json.dumps({'ms': (time.perf_counter() - began) * 1000}))
