# Prints every public name of the pexpect that is installed, one on a line: functions, classes, their members, attributes and parameters.
# What all classes of sessions share stands under `spawn`.
import importlib, inspect, pkgutil, re, warnings
warnings.simplefilter('ignore')
import pexpect

sessions = ('SpawnBase', 'spawn', 'PopenSpawn', 'fdspawn', 'SocketSpawn', 'pxssh')
names = set(pexpect.__all__)
for info in pkgutil.iter_modules(pexpect.__path__):
    if info.name.startswith('_'):
        continue
    module = importlib.import_module('pexpect.' + info.name)
    for name, value in vars(module).items():
        if name.startswith('_') or getattr(value, '__module__', None) != module.__name__:
            continue
        if not (inspect.isclass(value) or inspect.isfunction(value)):
            continue
        names.add(name)
        shared = 'spawn' if name in sessions else name
        if inspect.isclass(value):
            own = set(vars(value)) | set(re.findall(r'self\.([a-z]\w*)\s*=[^=]', inspect.getsource(value)))
            names.update(f'{shared}.{each}' for each in own if not each.startswith('_'))
        parameters = inspect.signature(value.__init__ if inspect.isclass(value) else value).parameters
        names.update(f'{shared}({each})' for each in parameters if each not in ('self', 'args', 'kwargs', 'fsm'))
    for name in ('login', 'interact', 'expect', 'terminate', 'close', 'wait'):
        for value in vars(module).values():
            if inspect.isclass(value) and value.__name__ in sessions and name in vars(value):
                parameters = inspect.signature(vars(value)[name]).parameters
                names.update(f'spawn.{name}({each})' for each in parameters if each not in ('self', 'kw'))
print('\n'.join(sorted(names)))
