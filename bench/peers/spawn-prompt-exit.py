"""Starts a shell, waits for its prompt and ends it, so many times. Prints the milliseconds of one."""
import json, os, sys, time
import pexpect

prompt, conversations = sys.argv[1], int(sys.argv[2])
env = {**os.environ, 'PS1': prompt}
began = time.perf_counter()
for _ in range(conversations):
    shell = pexpect.spawn('sh', ['-i'], env=env)
    shell.delaybeforesend = None
    shell.delayafterclose = shell.delayafterterminate = shell.ptyproc.delayafterclose = 0
    shell.expect_exact(prompt)
    shell.sendline('exit')
    shell.expect_exact(pexpect.EOF)
    shell.close()
print(json.dumps({'ms': (time.perf_counter() - began) * 1000 / conversations}))
