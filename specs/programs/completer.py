# Has no help, and tells its commands to Tab alone.
import readline

commands = ['arm', 'describe', 'list', 'quit', 'reload', 'status']
readline.set_completer(lambda text, n: [word for word in commands if word.startswith(text)][n] if n < len([word for word in commands if word.startswith(text)]) else None)
readline.parse_and_bind('tab: complete')
while True:
    try:
        word = input('tabby> ')
    except EOFError:
        break
    if word == 'quit':
        break
    print('armed' if word == 'arm' else 'fine' if word in commands else 'unknown command: ' + word)
