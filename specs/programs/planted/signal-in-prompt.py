# Planted: an interrupt is expected everywhere but in the question.
import sys
while True:
    try:
        line = input('> ')
    except EOFError:
        sys.exit(0)
    except KeyboardInterrupt:
        print('interrupted')
        continue
    except UnicodeDecodeError:
        continue
    if line.startswith('delete'):
        print('yes' if input('Sure? ') == 'y' else 'no')
