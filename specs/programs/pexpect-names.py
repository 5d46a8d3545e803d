# Prints every public name of the pexpect that is installed, one on a line: functions, classes, their members and attributes.
import importlib, inspect, pkgutil, re, warnings
warnings.simplefilter('ignore')
import pexpect

names = set()
for info in pkgutil.iter_modules(pexpect.__path__):
    if info.name.startswith('_'):
        continue
    module = importlib.import_module('pexpect.' + info.name)
    for name, value in vars(module).items():
        if name.startswith('_') or getattr(value, '__module__', None) != module.__name__:
            continue
        if not (inspect.isclass(value) or inspect.isfunction(value)):
            continue
        names.add(f'{info.name}.{name}')
        if inspect.isclass(value):
            own = set(vars(value)) | set(re.findall(r'self\.([a-z]\w*)\s*=[^=]', inspect.getsource(value)))
            names.update(f'{info.name}.{name}.{each}' for each in own if not each.startswith('_'))
        parameters = inspect.signature(value.__init__ if inspect.isclass(value) else value).parameters
        names.update(f'{info.name}.{name}({each})' for each in parameters if each not in ('self', 'args', 'kwargs', 'fsm'))
names.update(f'pexpect.{each}' for each in pexpect.__all__)
print(pexpect.__version__)
print('\n'.join(sorted(names)))
