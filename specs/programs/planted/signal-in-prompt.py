# Planted: the handler of the interrupt takes back a deletion that has not begun.
import os, signal
asking = False
def interrupted(number, frame):
    if asking:
        os.abort()
signal.signal(signal.SIGINT, interrupted)
while True:
    try:
        line = input('> ')
        if line.startswith('delete'):
            asking = True
            print('yes' if input('Sure? ') == 'y' else 'no')
            asking = False
    except EOFError:
        break
    except UnicodeDecodeError:
        continue
