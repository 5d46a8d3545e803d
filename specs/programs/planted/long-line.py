# Planted: room for 256 characters, and the byte that ends them has none.
import os, signal
while True:
    try:
        line = input('> ')
    except (EOFError, KeyboardInterrupt):
        break
    except UnicodeDecodeError:
        continue
    if len(line) >= 256:
        os.kill(os.getpid(), signal.SIGABRT)
    print(len(line))
